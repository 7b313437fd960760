"""Every fix mends: afterwards the text reads, is laid out, lacks the finding and has no new one as grave.

`GPLANG_PLANS=500` before the command tries more plans.
"""

import os

import pytest

from rules.fix_plans import make_plan
from rules.mending import try_fixes, try_together

PLANS = int(os.environ.get("GPLANG_PLANS", "14"))


@pytest.mark.parametrize("seed", range(PLANS))
def test_a_fix_mends_and_breaks_nothing(seed: int) -> None:
    wrong = [each for _, found in try_fixes(make_plan(f"alone {seed}"), most=6) for each in found]
    assert not wrong, "\n\n".join(map(str, wrong))


@pytest.mark.parametrize("seed", range(PLANS))
def test_fixes_together_trade_nothing(seed: int) -> None:
    wrong = [each for each in try_together(make_plan(f"together {seed}")) if not each.what.startswith("refused")]
    assert not wrong, "\n\n".join(map(str, wrong))
