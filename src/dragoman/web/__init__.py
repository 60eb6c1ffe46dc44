"""The page: the ledger in a browser, and the same as JSON. Everything is served from the package.

app = create_app(Desk(ledger, token="...", hosts=frozenset({"127.0.0.1:8765"})))
"""
