"""Rows of text with separators."""

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab"]
__all__ += ["reader", "writer", "DictReader", "DictWriter"]

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
QUOTE_STRINGS = 4
QUOTE_NOTNULL = 5


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def list_dialects():
    return list(_dialects)


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = _settings(dialect, fmtparams)


def _settings(dialect, given):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect or excel
    made = Dialect()
    for name in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict"):
        setattr(made, name, given.pop(name) if name in given else getattr(base, name, getattr(Dialect, name)))
    if given:
        raise TypeError(f"this function got an unexpected keyword argument '{next(iter(given))}'")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        what = f"a string of length {len(made.delimiter)}" if isinstance(made.delimiter, str) else type(made.delimiter).__name__
        raise TypeError(f'"delimiter" must be a unicode character, not {what}')
    return made


class reader:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _settings(dialect, fmtparams)
        self._lines = iter(csvfile)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        fields = []
        field = []
        quoted = inside = False
        started = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if not started:
                    raise
                if inside and d.strict:
                    raise Error("unexpected end of data") from None
                break
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            started = True
            i = 0
            size = len(line)
            done = False
            while i < size:
                c = line[i]
                i += 1
                if inside:
                    if c == d.escapechar:
                        if i < size:
                            field.append(line[i])
                            i += 1
                    elif c == d.quotechar and d.quoting != QUOTE_NONE:
                        if d.doublequote and i < size and line[i] == d.quotechar:
                            field.append(c)
                            i += 1
                        else:
                            inside = False
                    else:
                        field.append(c)
                elif c in "\r\n":
                    done = True
                    break
                elif c == d.delimiter:
                    fields.append(self._value(field, quoted))
                    field = []
                    quoted = False
                    if d.skipinitialspace:
                        while i < size and line[i] == " ":
                            i += 1
                elif c == d.escapechar:
                    if i < size:
                        field.append(line[i])
                        i += 1
                elif c == d.quotechar and d.quoting != QUOTE_NONE and not field and not quoted:
                    inside = quoted = True
                elif quoted and d.strict and c != d.delimiter:
                    raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                else:
                    field.append(c)
            if done and not fields and not field and not quoted:
                return []
            if not inside:
                break
        if size == 0 and not fields and not field and not quoted:
            return []
        fields.append(self._value(field, quoted))
        return fields

    def _value(self, field, quoted):
        text = "".join(field)
        if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted:
            return float(text)
        return text


class writer:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _settings(dialect, fmtparams)
        self._write = csvfile.write

    def writerow(self, row):
        d = self.dialect
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        shown = [self._shown(value, len(values) == 1) for value in values]
        return self._write(d.delimiter.join(shown) + d.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _shown(self, value, alone):
        d = self.dialect
        text = "" if value is None else value if isinstance(value, str) else repr(value) if isinstance(value, float) else str(value)
        special = any(c in text for c in (d.delimiter, d.quotechar or "\0", "\r", "\n", *d.lineterminator))
        if d.quoting == QUOTE_NONE:
            if special or d.escapechar and d.escapechar in text:
                if d.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                return "".join(
                    d.escapechar + c if c in (d.delimiter, d.quotechar, d.escapechar, "\r", "\n") else c for c in text
                )
            if alone and not text:
                raise Error("single empty field record must be quoted")
            return text
        number = isinstance(value, (int, float)) and not isinstance(value, bool) or isinstance(value, bool)
        wanted = (
            d.quoting == QUOTE_ALL
            or d.quoting == QUOTE_NONNUMERIC
            and not number
            or d.quoting == QUOTE_STRINGS
            and isinstance(value, str)
            or d.quoting == QUOTE_NOTNULL
            and value is not None
        )
        if wanted or special or alone and not text or text.startswith(" ") and d.skipinitialspace:
            if d.doublequote:
                text = text.replace(d.quotechar, d.quotechar * 2)
            elif d.escapechar:
                text = text.replace(d.quotechar, d.escapechar + d.quotechar)
            return d.quotechar + text + d.quotechar
        return text


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        d = dict(zip(names, row))
        if len(names) < len(row):
            d[self.restkey] = row[len(names) :]
        elif len(names) > len(row):
            for key in names[len(row) :]:
                d[key] = self.restval
        return d


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = list(fieldnames)
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, row):
        if self.extrasaction == "raise":
            wrong = [name for name in row if name not in self.fieldnames]
            if wrong:
                raise ValueError(f"dict contains fields not in fieldnames: {', '.join(map(repr, wrong))}")
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, row):
        return self.writer.writerow(self._values(row))

    def writerows(self, rows):
        self.writer.writerows([self._values(row) for row in rows])
