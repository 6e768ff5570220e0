"""Wraps and fills paragraphs; indents and dedents."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_BLANKS = "\t\n\x0b\x0c\r "
_TO_SPACES = {ord(blank): " " for blank in _BLANKS}


def _is_word(character):
    return character.isalnum() or character in "_!\"'&.,?"


def _letters(text):
    """The letters (of a word, not digits) at the end."""
    return bool(text) and (text[-1].isalnum() or text[-1] == "_") and not text[-1].isdigit()


class TextWrapper:
    """How text is wrapped."""

    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_TO_SPACES)
        return text

    def _split(self, text):
        """Words (parts of words at hyphens) and blanks between them."""
        chunks = []
        at = 0
        end = len(text)
        while at < end:
            start = at
            if text[at] in _BLANKS:
                while at < end and text[at] in _BLANKS:
                    at += 1
                chunks.append(text[start:at])
                continue
            while at < end and text[at] not in _BLANKS:
                at += 1
            word = text[start:at]
            if self.break_on_hyphens and "-" in word:
                chunks.extend(_hyphenated(word))
            else:
                chunks.append(word)
        return chunks

    def _fix_sentence_endings(self, chunks):
        for index in range(len(chunks) - 1):
            if chunks[index + 1] == " " and _ends_sentence(chunks[index]):
                chunks[index + 1] = "  "

    def _handle_long_word(self, reversed_chunks, line, length, width):
        space = 1 if width < 1 else width - length
        if self.break_long_words and space > 0:
            chunk = reversed_chunks[-1]
            end = space
            if self.break_on_hyphens and len(chunk) > space:
                hyphen = chunk.rfind("-", 0, space)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not line:
            line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            while chunks:
                size = len(chunks[-1])
                if length + size > width:
                    break
                line.append(chunks.pop())
                length += size
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line[-1])
                line.pop()
            if not line:
                continue
            if self._fits(lines, chunks, length, width):
                lines.append(indent + "".join(line))
            else:
                self._shorten(lines, line, indent, length, width)
                break
        return lines

    def _fits(self, lines, chunks, length, width):
        """True when the line is not the last one that is allowed, or nothing comes after it."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        rest = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
        return rest and length <= width

    def _shorten(self, lines, line, indent, length, width):
        """The last line with the placeholder at its end."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line[-1])
            line.pop()
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))


def _ends_sentence(chunk):
    """A lower-case letter, a mark of the end, perhaps a quote."""
    if chunk[-1:] in ("'", '"'):
        chunk = chunk[:-1]
    return len(chunk) >= 2 and chunk[-1] in ".!?" and "a" <= chunk[-2] <= "z"


def _hyphenated(word):
    """A word's parts: it breaks after a hyphen between letters, and around dashes."""
    parts = []
    start = 0
    at = 0
    end = len(word)
    while at < end:
        if word[at] != "-":
            at += 1
            continue
        run = at
        while run < end and word[run] == "-":
            run += 1
        dashes = run - at
        if dashes >= 2 and run < end and (word[run].isalnum() or word[run] == "_") and at > start and _is_word(word[at - 1]):
            parts.append(word[start:at])
            parts.append(word[at:run])
            start = at = run
        elif dashes == 1 and _breaks(word, start, at, end):
            parts.append(word[start:run])
            start = at = run
        else:
            at = run
    if start < end:
        parts.append(word[start:])
    return parts


def _breaks(word, start, at, end):
    """Two letters (or a letter and a hyphen before them) stand before the hyphen, and letters after it."""
    before = at - start >= 2 and _letters(word[:at]) and (_letters(word[: at - 1]) or word[at - 2] == "-")
    after = word[at + 1 : at + 3]
    follows = len(after) == 2 and _letters(after[0]) and (_letters(after[1]) or after[1] == "-")
    return before and follows


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph as one string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """A text in one line, cut at a word."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Takes away what all lines have of blanks at their beginning."""
    lines = text.split("\n")
    margin = None
    for index, line in enumerate(lines):
        if not line.strip(" \t\r\x0b\x0c"):
            lines[index] = ""
            continue
        lead = line[: len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = lead
        else:
            common = 0
            for a, b in zip(margin, lead):
                if a != b:
                    break
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin) :] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Puts a prefix before every line that holds more than blanks."""
    if predicate is None:
        return "".join([prefix + line if line.strip() else line for line in text.splitlines(True)])
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
