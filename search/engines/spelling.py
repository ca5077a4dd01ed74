"""Which words a slip of the keys turns into each other."""


def reach(word: str) -> int:
    """How many slips a word may be away and still be meant: one, from five letters on two."""
    return 1 if len(word) < 5 else 2  # noqa: PLR2004 - the letters just spoken of


def slips(word: str, other: str, most: int) -> int:
    """How many letters were left out, put in, mistaken or swapped with a neighbour; `most` + 1 when more than most."""
    if abs(len(word) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        older, before, row = before, row, [i]
        for j, facing in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and facing == word[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
