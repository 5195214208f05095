"""Back and Forward: the places visited, and where the reader was in each."""

from dataclasses import dataclass, replace
from typing import Any

from handbook.content.address import Address

MAX_VISITS = 200


@dataclass(frozen=True)
class Visit:
    """A place, and the state its page gave when it was left."""

    address: Address
    state: Any = None


class History:
    """A line of visits with a cursor on it."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is a visit before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a visit after this one."""
        return self._at < len(self._visits) - 1

    def visit(self, address: Address) -> None:
        """Go to a new place; what lay ahead is dropped."""
        if self._at >= 0 and self._visits[self._at].address == address:
            return
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(address))
        del self._visits[:-MAX_VISITS]
        self._at = len(self._visits) - 1

    def readdress(self, address: Address) -> None:
        """Give the present visit another address."""
        if self._at >= 0:
            self._visits[self._at] = replace(self._visits[self._at], address=address)

    def leave(self, state: Any) -> None:
        """Remember where the reader is in the present place."""
        if self._at >= 0:
            self._visits[self._at] = replace(self._visits[self._at], state=state)

    def go(self, step: int) -> Visit | None:
        """Move the cursor back (-1) or forward (1); None at either end."""
        if not 0 <= self._at + step < len(self._visits):
            return None
        self._at += step
        return self._visits[self._at]
