"""Small files to read, and short ways to read them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from search.model import Article
from search.read import Failure, FileDone, FileStamp, Known, Reading, Skipped, Warned, read

Kind = TypeVar("Kind", bound=Reading)

BODY = (
    "The harbour wall at Port Ellen gave way on Tuesday night after three days of storms. "
    "Engineers closed the quay and moved eleven boats to the inner basin before dawn. "
    "The council said that repairs would begin on 12 March and take two years."
)


class Readings(list[Reading]):
    """All that reading some paths gave, to be asked for by kind."""

    def of(self, kind: type[Kind]) -> list[Kind]:
        return [item for item in self if isinstance(item, kind)]

    @property
    def articles(self) -> list[Article]:
        return self.of(Article)

    @property
    def article(self) -> Article:
        """The only article; nothing may have failed."""
        assert not self.failures, self.failures
        (only,) = self.articles
        return only

    @property
    def failures(self) -> list[str]:
        return [str(failure) for failure in self.of(Failure)]

    @property
    def failure(self) -> str:
        """The only failure; there may be no article."""
        assert not self.articles
        (only,) = self.failures
        return only

    @property
    def warnings(self) -> list[str]:
        return [str(warned) for warned in self.of(Warned)]

    @property
    def skipped(self) -> list[str]:
        return [Path(skipped.origin).name for skipped in self.of(Skipped)]

    @property
    def stamps(self) -> dict[str, FileStamp]:
        return {done.origin: done.stamp for done in self.of(FileDone)}


def readings(*paths: Path, columns: Mapping[str, str] | None = None, known: Known | None = None) -> Readings:
    return Readings(read(paths, columns=columns, known=known))


def read_file(folder: Path, name: str, content: str | bytes, columns: Mapping[str, str] | None = None) -> Readings:
    """What one file of that name and content gives."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return readings(path, columns=columns)


def pdf(*pages: str, info: str = "", trailer: str = "") -> bytes:
    """A PDF written by hand: pages of lines, a dictionary of information, more entries for the trailer."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, page in enumerate(pages):
        shown = " T* ".join(f"({line}) Tj" for line in page.split("\n") if line)
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET" if shown else ""
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {fonts} /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects.append(f"<< {info} >>")
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>\n"
    return written + f"{end}startxref\n{len(written)}\n%%EOF\n".encode("latin-1")
