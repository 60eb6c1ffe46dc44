"""What a mention has near it: the queries that tell which mentions linking must see with it."""

from __future__ import annotations

# How many mentions of the same people are compared whatever their days and how many make them busy
# (the same as in linking).
MOST_MENTIONS = 40
ALL_THE_TIME = 300
# Keys that compare whatever the days. Where the ledger holds too many mentions of one, they aren't compared by it;
# what isn't linked yet doesn't count against a key, so that all of it is linked once more when it becomes too many.
WHATEVER_DAYS = "ours.key >= 'met|' AND ours.key < 'met~'"
HELD = f"(SELECT count(*) FROM (SELECT 1 FROM block_keys WHERE key = ours.key LIMIT {ALL_THE_TIME + 1}))"
_SEEN_BEFORE = (
    "(SELECT count(*) FROM (SELECT 1 FROM block_keys WHERE key = ours.key"
    " AND NOT EXISTS (SELECT 1 FROM pending WHERE pending.mention = block_keys.mention)"
    f" LIMIT {MOST_MENTIONS + 1}))"
)
NEAR = (
    (
        "SELECT other.mention FROM block_keys AS ours JOIN block_keys AS other ON other.key = ours.key"
        " AND other.lo <= ours.hi AND ours.lo <= other.hi WHERE ours.mention IN ({}) AND NOT (" + WHATEVER_DAYS + ")"
    ),
    (
        "SELECT other.mention FROM block_keys AS ours JOIN block_keys AS other ON other.key = ours.key"
        f" WHERE ours.mention IN ({{}}) AND {WHATEVER_DAYS} AND {_SEEN_BEFORE} <= {MOST_MENTIONS}"
    ),
    "SELECT other.mention FROM reports AS ours JOIN reports AS other USING (event) WHERE ours.mention IN ({})",
    (
        "SELECT other.mention FROM judgement_mentions AS ours JOIN judgement_mentions AS other USING (judgement)"
        " JOIN mentions ON mentions.id = other.mention WHERE ours.mention IN ({})"
    ),
)
