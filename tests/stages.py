"""A stage for tests: it fails on pages whose address says so."""

from archiver.article import Page


class Failing:
    def process_item(self, page: Page) -> Page:
        if "fails" in page.url:
            raise ValueError("no such\x1b[2J headline")
        return page

    @classmethod
    def from_crawler(cls, crawler: object) -> "Failing":
        return cls()
