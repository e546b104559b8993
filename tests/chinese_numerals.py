"""Chinese numerals for the tests, written from the numbers that must be read back."""


def to_chinese(number: int) -> str:
    """The usual numeral of a whole number below 10**12 (the inverse of ``chinese``)."""
    if number < 0 or number >= 10**12:
        raise ValueError(number)
    if number == 0:
        return "零"
    parts: list[str] = []
    for sign, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        value = number // size % 10**4
        if value:
            gap = "零" if parts and value < 1000 else ""
            parts.append(gap + _below_ten_thousand(value) + sign)
        elif parts and number % size and not parts[-1].endswith("零"):
            parts.append("零")
    text = "".join(parts).replace("零零", "零").rstrip("零")
    return text[1:] if text.startswith("一十") else text


def _below_ten_thousand(number: int) -> str:
    text = ""
    for sign, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            text += "零一二三四五六七八九"[digit] + sign
        elif text and not text.endswith("零") and number % size:
            text += "零"
    return text
