"""Errors that the store and the rules raise."""


class RuleBroken(Exception):
    """A rule of the front desk forbids what was asked.

    Attributes:
        code: stable name of the rule, the key of its sentence in `resources/messages.toml`.
        facts: what the sentence needs; numbers, codes and states only, never personal data.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class StoreProblem(Exception):
    """The file cannot be used: newer, foreign, damaged, wrong key.

    Attributes:
        code: `store.newer`, `store.foreign`, `store.wrong_key`, `store.damaged`, `store.no_space`.
        facts: what the sentence needs.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
