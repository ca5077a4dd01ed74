"""The days worth a closer look, where more is told than can be looked at closely."""

from search.results import Tally


def most_told(happened: Tally, most: int) -> tuple[tuple[int, int], ...]:
    """The days of which most happenings tell, the earlier first among equals, as stretches [start, end).

    Together they have as near to `most` happenings as whole days allow; at least one day is taken.
    """
    days = sorted((-count, day) for (day, end), count in happened.items() if end == day + 1)
    chosen: list[int] = []
    left = most
    for count, day in days:
        left += count
        if left < 0 and chosen:
            break
        chosen.append(day)
    stretches: list[tuple[int, int]] = []
    for day in sorted(chosen):
        if stretches and stretches[-1][1] == day:
            stretches[-1] = stretches[-1][0], day + 1
        else:
            stretches.append((day, day + 1))
    return tuple(stretches)
