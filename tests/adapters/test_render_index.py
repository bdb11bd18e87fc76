import re

from adapters.render.html import IndexPage, index_html

INDEX: IndexPage = {
    "council": "Exampleshire Council",
    "title": "2012-13 Q1",
    "versions": [
        {
            "version": number,
            "published": f"{number} September 2012",
            "reason": "Correction & <b>more</b>",
            "current": number == 2,
            "files": [{"title": "Report", "href": "v/report.pdf", "size": "251 KB", "type": "PDF"}],
        }
        for number in (1, 2)
    ],
}


def test_the_index_has_the_newest_version_first() -> None:
    assert re.findall(r"<h2>(.*)</h2>", index_html(INDEX).decode()) == ["Version 2 (current)", "Version 1"]


def test_the_index_says_why_in_escaped_words() -> None:
    assert "<p>Correction &amp; &lt;b&gt;more&lt;/b&gt;</p>" in index_html(INDEX).decode()


def test_the_index_says_what_a_file_is() -> None:
    link = '<a href="v/report.pdf">Report, PDF<span class="hidden">, version 1</span></a> <span>(251 KB)</span>'
    assert link in index_html(INDEX).decode()
