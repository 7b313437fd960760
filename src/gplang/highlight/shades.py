"""What words are coloured as, and what each editor calls that."""

from gplang.records import Enum


class Shade(Enum):
    """A colour's name: the TextMate scope, the Vim group and the Pygments token that themes know."""

    FILE = ("keyword.control.import", "Include", "Keyword.Namespace")
    HEADER = ("storage.type", "Structure", "Keyword.Declaration")
    ROLE = ("keyword.control", "Statement", "Keyword")
    STATEMENT = ("keyword.other.statement", "Keyword", "Keyword.Reserved")
    SETTING = ("variable.other.property", "Identifier", "Name.Attribute")
    DAY = ("constant.language.day", "Type", "Keyword.Type")
    KEYWORD = ("keyword.other", "Operator", "Operator.Word")
    LABEL = ("entity.name.tag", "Label", "Name.Label")
    DEFINED = ("entity.name.type", "Title", "Name.Class")
    SESSION = ("entity.name.type.session", "Type", "Name.Class")
    EXERCISE = ("support.function", "Function", "Name.Function")
    VALUE = ("support.constant.property-value", "Constant", "Name.Constant")
    NUMBER = ("constant.numeric", "Number", "Number")
    UNIT = ("keyword.other.unit", "Number", "Number.Unit")
    LOAD = ("variable.other.enummember", "Special", "Name.Decorator")
    TEXT = ("string.quoted.double", "String", "String.Double")
    ESCAPE = ("constant.character.escape", "SpecialChar", "String.Escape")
    SEPARATOR = ("punctuation.separator", "Delimiter", "Punctuation")
    COMMENT = ("comment.line.number-sign", "Comment", "Comment.Single")
    DIRECTIVE = ("keyword.control.directive", "PreProc", "Comment.Special")

    @property
    def textmate(self) -> str:
        """The scope in TextMate grammars, which VS Code and others use."""
        return f"{self.value[0]}.gpl"

    @property
    def vim(self) -> str:
        """The group of Vim's own that it is linked to."""
        return self.value[1]

    @property
    def pygments(self) -> str:
        """The name of the Pygments token."""
        return self.value[2]
