"""Words of a news site's page around its articles, in three languages: all our own, in the usual turns."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What a site of one language writes around an article."""

    direction: str
    read_also: str
    related: str
    most_read: str
    share: tuple[str, ...]
    menu: tuple[str, ...]
    subscribe: str
    cookies: str
    comments: tuple[str, ...]
    tags: str
    published: str
    updated: str
    by: str
    photo: str
    rights: str
    advert: str
    more: str
    crumbs: str
    months: tuple[str, ...]
    background: tuple[str, ...]  # paragraphs without contacts, to make a short article longer

    def day(self, date: dt.date) -> str:
        """Return a day as it is written out."""
        return f"{date.day} {self.months[date.month - 1]} {date.year}"


WORDS = {
    "fr": Words(
        direction="ltr",
        read_also="À lire aussi",
        related="Sur le même sujet",
        most_read="Les plus lus",
        share=("Partager", "Tweeter", "Envoyer par e-mail", "Imprimer"),
        menu=("Accueil", "Politique", "Monde", "Économie", "Culture", "Sport", "Vidéos", "Newsletters"),
        subscribe="Inscrivez-vous à notre lettre d'information pour recevoir chaque matin l'essentiel de l'actualité.",
        cookies="Nous utilisons des cookies pour mesurer l'audience. En continuant, vous acceptez notre politique.",
        comments=("Encore une rencontre pour rien, on attend des actes.", "Merci pour cet article bien documenté."),
        tags="Mots-clés",
        published="Publié le",
        updated="Mis à jour le",
        by="Par",
        photo="Photo d'archives",
        rights="Tous droits réservés",
        advert="Publicité",
        more="Lire la suite",
        crumbs="Vous êtes ici",
        months=(
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ),
        background=(
            "Le dossier occupe les chancelleries depuis plusieurs mois. Selon des diplomates, les divergences portent "
            "surtout sur le calendrier et sur le financement des mesures envisagées, que plusieurs capitales jugent "
            "trop coûteuses.",
            "L'économie de la région reste fragile : l'inflation a reculé au printemps, mais le chômage des jeunes "
            "demeure élevé et les réserves de change diminuent. Les bailleurs demandent des réformes avant tout "
            "nouveau prêt.",
            "Dans la capitale, la presse se montre prudente. Plusieurs éditorialistes rappellent que les promesses "
            "précédentes sont restées lettre morte et que l'opinion attend désormais des résultats.",
            "Les organisations humanitaires, elles, alertent sur la situation des déplacés à l'approche de l'hiver. "
            "Elles réclament l'ouverture de points de passage supplémentaires et un financement sur plusieurs années.",
        ),
    ),
    "ar": Words(
        direction="rtl",
        read_also="اقرأ أيضا",
        related="مواضيع ذات صلة",
        most_read="الأكثر قراءة",
        share=("شارك", "تويتر", "فيسبوك", "طباعة"),
        menu=("الرئيسية", "سياسة", "العالم", "اقتصاد", "ثقافة", "رياضة", "فيديو", "رأي"),
        subscribe="اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح.",
        cookies="يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك، ومتابعتك التصفح تعني موافقتك.",
        comments=("لقاءات كثيرة ولا نتائج على الأرض.", "شكرا على هذا التقرير المفصل."),
        tags="كلمات مفتاحية",
        published="نشر في",
        updated="آخر تحديث",
        by="كتب",
        photo="صورة أرشيفية",
        rights="جميع الحقوق محفوظة",
        advert="إعلان",
        more="اقرأ المزيد",
        crumbs="أنت هنا",
        months=(
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
            "ديسمبر",
        ),
        background=(
            "ويشغل هذا الملف الأوساط الدبلوماسية منذ أشهر، إذ يتركز الخلاف بحسب مصادر مطلعة على الجدول الزمني وعلى "
            "تمويل الإجراءات المقترحة التي تراها عواصم عدة باهظة الكلفة.",
            "ولا يزال اقتصاد المنطقة هشا، فقد تراجع التضخم في الربيع، غير أن بطالة الشباب مرتفعة واحتياطيات النقد "
            "الأجنبي في انخفاض، فيما يطالب المانحون بإصلاحات قبل أي قرض جديد.",
            "وتعاملت الصحف المحلية مع التطورات بحذر، وذكّر كتاب أعمدة بأن الوعود السابقة بقيت حبرا على ورق وأن الرأي "
            "العام ينتظر نتائج ملموسة.",
            "أما المنظمات الإنسانية فتحذر من أوضاع النازحين مع اقتراب الشتاء، وتدعو إلى فتح معابر إضافية وتأمين تمويل "
            "يمتد سنوات عدة.",
        ),
    ),
    "en": Words(
        direction="ltr",
        read_also="Read also",
        related="Related stories",
        most_read="Most read",
        share=("Share", "Tweet", "Email", "Print"),
        menu=("Home", "Politics", "World", "Business", "Culture", "Sport", "Video", "Opinion"),
        subscribe="Sign up for our newsletter and get the morning's most important stories in your inbox.",
        cookies="We use cookies to measure our audience. By continuing you accept our policy.",
        comments=("Another meeting that leads nowhere, we want deeds.", "Thank you for this thorough piece."),
        tags="Tags",
        published="Published",
        updated="Updated",
        by="By",
        photo="File photo",
        rights="All rights reserved",
        advert="Advertisement",
        more="Read more",
        crumbs="You are here",
        months=(
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ),
        background=(
            "The file has kept diplomats busy for months. Those who follow it say that the quarrel is mostly over the "
            "calendar and over who pays for the measures, which several capitals find too dear.",
            "The region's economy remains fragile: inflation eased in spring, but youth unemployment is still high "
            "and currency reserves are shrinking. Donors want to see reforms before they lend again.",
            "Newspapers in the capital were cautious. Several columnists recalled that earlier promises had come to "
            "nothing and that the public now expected results.",
            "Aid organisations warn about the displaced as winter comes near. They ask for more crossing points and "
            "for money that is pledged for several years.",
        ),
    ),
}  # fmt: skip
