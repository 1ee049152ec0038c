"""For rules about files: drift, overlays, and texts that are not read, each with what is typed."""

from __future__ import annotations

TEXT = r"""
=== drift-description
$ ftgen openapi.yaml
$ sed -i "s/name: {type/flag: {type/" openapi.yaml
$ ftgen openapi.yaml --check
--->
$ ftgen openapi.yaml
$ sed -i "s/name: {type/flag: {type/" openapi.yaml
$ ftgen openapi.yaml
$ ftgen openapi.yaml --check

=== drift-options
$ ftgen openapi.yaml
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
names = { "operation:listBoats" = "boats" }
$ ftgen --check
--->
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
names = { "operation:listBoats" = "boats" }
$ ftgen
$ ftgen --check

=== drift-missing
$ ftgen openapi.yaml
$ rm out/harbour/client/boats.py
$ ftgen openapi.yaml --check
--->
$ ftgen openapi.yaml
$ rm out/harbour/client/boats.py
$ ftgen openapi.yaml
$ ftgen openapi.yaml --check

=== drift-edited
$ ftgen openapi.yaml
$ echo "# mine" >> out/harbour/client/boats.py
$ ftgen openapi.yaml --check
--->
$ ftgen openapi.yaml
$ echo "# mine" >> out/harbour/client/boats.py
$ ftgen openapi.yaml --force
$ ftgen openapi.yaml --check

=== drift-stale
$ ftgen openapi.yaml
$ cp out/harbour/client/boats.py out/harbour/client/ships.py
$ ftgen openapi.yaml --check
--->
$ ftgen openapi.yaml
$ cp out/harbour/client/boats.py out/harbour/client/ships.py
$ ftgen openapi.yaml --force
$ ftgen openapi.yaml --check

=== drift-foreign
$ ftgen openapi.yaml
$ rm out/harbour/client/boats.py
$ mkdir out/harbour/client/boats.py
$ ftgen openapi.yaml --check
--->
$ ftgen openapi.yaml
$ rm out/harbour/client/boats.py
$ mkdir out/harbour/client/boats.py
$ ftgen openapi.yaml --force
$ ftgen openapi.yaml --check

=== invalid-overlay
$ cat overlay.yaml
overlay: 1.0.0
info: {title: Names, version: "1"}
actions: [{target: components.schemas.Boat, update: {title: A boat}}]
$ ftgen openapi.yaml --overlay overlay.yaml
--->
$ cat overlay.yaml
overlay: 1.0.0
info: {title: Names, version: "1"}
actions: [{target: $.components.schemas.Boat, update: {title: A boat}}]
$ ftgen openapi.yaml --overlay overlay.yaml

=== unmatched-action
$ cat overlay.yaml
overlay: 1.0.0
info: {title: Names, version: "1"}
actions: [{target: $.components.schemas.Ship, update: {title: A boat}}]
$ ftgen openapi.yaml --overlay overlay.yaml
--->
$ cat overlay.yaml
overlay: 1.0.0
info: {title: Names, version: "1"}
actions: [{target: $.components.schemas.Boat, update: {title: A boat}}]
$ ftgen openapi.yaml --overlay overlay.yaml

=== incompatible-update
$ cat overlay.yaml
overlay: 1.0.0
info: {title: Names, version: "1"}
actions: [{target: $.components.schemas.Boat.type, update: {title: A boat}}]
$ ftgen openapi.yaml --overlay overlay.yaml
--->
$ cat overlay.yaml
overlay: 1.0.0
info: {title: Names, version: "1"}
actions: [{target: $.components.schemas.Boat, update: {title: A boat}}]
$ ftgen openapi.yaml --overlay overlay.yaml

=== overlay-ignored
$ cat overlay.yaml
overlay: 1.0.0
info: {title: Names, version: "1"}
actions: [{target: $.components.schemas.Boat, updates: {title: A boat}}]
$ ftgen openapi.yaml --overlay overlay.yaml
--->
$ cat overlay.yaml
overlay: 1.0.0
info: {title: Names, version: "1"}
actions: [{target: $.components.schemas.Boat, update: {title: A boat}}]
$ ftgen openapi.yaml --overlay overlay.yaml

=== pagination
$ cat openapi.yaml
openapi: 3.1.0
info: {title: Harbour, version: "1"}
paths:
  /boats:
    get:
      x-ftgen-pagination: false
      responses:
        "200": {description: All., content: {application/json: {schema: {type: array, items: {type: string}}}}}
$ ftgen openapi.yaml --show pagination
--->
$ cat openapi.yaml
openapi: 3.1.0
info: {title: Harbour, version: "1"}
paths:
  /boats:
    get:
      x-ftgen-pagination: false
      responses:
        "200": {description: All., content: {application/json: {schema: {type: array, items: {type: string}}}}}
$ ftgen openapi.yaml

=== unsupported-keyword
$ cat openapi.yaml
openapi: 3.2.0
info: {title: Harbour, version: "1"}
paths:
  /boats:
    post:
      requestBody:
        content:
          multipart/mixed: {itemSchema: {type: string}, itemEncoding: {contentType: text/plain}}
      responses: {"204": {description: Done.}}
$ ftgen openapi.yaml
--->
$ cat openapi.yaml
openapi: 3.2.0
info: {title: Harbour, version: "1"}
paths:
  /boats:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {name: {type: string}}}
            encoding: {name: {contentType: text/plain}}
      responses: {"204": {description: Done.}}
$ ftgen openapi.yaml

=== unreadable-file
$ ftgen openapi.yml
--->
$ ftgen openapi.yaml

=== wrong-encoding
$ printf 'openapi: 3.1.0\ninfo: {title: H\344fen, version: "1"}\npaths: {}\n' > openapi.yaml
$ ftgen openapi.yaml
--->
$ printf 'openapi: 3.1.0\ninfo: {title: H\303\244fen, version: "1"}\npaths: {}\n' > openapi.yaml
$ ftgen openapi.yaml

=== empty-document
$ echo "# openapi: 3.1.0" > openapi.yaml
$ ftgen openapi.yaml
--->
$ printf 'openapi: 3.1.0\ninfo: {title: Harbour, version: "1"}\npaths: {}\n' > openapi.yaml
$ ftgen openapi.yaml

=== tab-indentation
$ printf 'openapi: 3.1.0\ninfo:\n\ttitle: Harbour\n\tversion: "1"\npaths: {}\n' > openapi.yaml
$ ftgen openapi.yaml
--->
$ printf 'openapi: 3.1.0\ninfo:\n  title: Harbour\n  version: "1"\npaths: {}\n' > openapi.yaml
$ ftgen openapi.yaml

=== expansion-limit
$ cat openapi.yaml
openapi: 3.1.0
info: {title: Harbour, version: "1"}
paths: {}
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
x-c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
x-d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
x-e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
x-f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
$ ftgen openapi.yaml
--->
$ cat openapi.yaml
openapi: 3.1.0
info: {title: Harbour, version: "1"}
paths: {}
x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
x-b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
$ ftgen openapi.yaml

=== nesting-limit
$ python -c "print('x-deep: ' + '[' * 200 + ']' * 200)" >> openapi.yaml
$ ftgen openapi.yaml
--->
$ python -c "print('x-deep: ' + '[' * 20 + ']' * 20)" >> openapi.yaml
$ ftgen openapi.yaml
"""
