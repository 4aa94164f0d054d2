# Compares JSON with a schema of docs/schemas, and says where it differs. Every key that is
# written has to be in the schema, so that the schema cannot lag behind.
# Usage: schema.py SCHEMA FILE
import json
import sys

with open(sys.argv[1], encoding="utf-8") as stream:
    SCHEMA = json.load(stream)
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}
WORDS = {"$ref", "$schema", "$defs", "title", "type", "required", "properties", "items",
         "enum", "minimum", "maximum"}


def wrong(path, text):
    sys.exit(f"{sys.argv[2]}: {path or 'the file'}: {text}")


def compare(value, schema, path):
    if set(schema) - WORDS:
        sys.exit(f"{sys.argv[1]}: does not know {set(schema) - WORDS}")
    if "$ref" in schema:
        return compare(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], path)
    if "enum" in schema and value not in schema["enum"]:
        wrong(path, f"{value!r} is none of {schema['enum']}")
    kind = TYPES.get(schema.get("type"), object)
    if not isinstance(value, kind) or kind is int and isinstance(value, bool):
        wrong(path, f"{value!r} is no {schema['type']}")
    if not schema.get("minimum", value) <= value if kind is int else False:
        wrong(path, f"{value} is less than {schema['minimum']}")
    if not value <= schema.get("maximum", value) if kind is int else False:
        wrong(path, f"{value} is more than {schema['maximum']}")
    if kind is dict:
        for key in schema.get("required", []):
            if key not in value:
                wrong(path, f"lacks {key}")
        for key, inner in value.items():
            if key not in schema["properties"]:
                wrong(path, f"the schema has no {key}")
            compare(inner, schema["properties"][key], f"{path}/{key}")
    if kind is list:
        for index, inner in enumerate(value):
            compare(inner, schema["items"], f"{path}/{index}")


with open(sys.argv[2], encoding="utf-8") as stream:
    compare(json.load(stream), SCHEMA, "")
