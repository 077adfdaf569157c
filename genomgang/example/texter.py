def text(body, ar):
    return ""
