"""For rules that one description cannot show: what is typed where one is reported, and where it is not.

``$ cat FILE`` stands for a file with the lines that follow; openapi.yaml is DESCRIPTION where nothing else is said.
"""

from __future__ import annotations

DESCRIPTION = """\
openapi: 3.1.0
info: {title: Harbour, version: "1"}
paths:
  /boats:
    get:
      tags: [Boats]
      operationId: listBoats
      responses:
        "200": {description: All., content: {application/json: {schema: {$ref: "#/components/schemas/Boat"}}}}
components:
  schemas:
    Boat: {type: object, properties: {name: {type: string}}}
"""

TEXT = r"""
=== usage
$ ftgen openapi.yaml --target server --stdin
--->
$ ftgen openapi.yaml --target server

=== no-jobs
$ ftgen
--->
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
$ ftgen

=== unreadable-config
$ cat pyproject.toml
[tool.ftgen
spec = "openapi.yaml"
$ ftgen
--->
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
$ ftgen

=== unknown-setting
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
target = ["models"]
$ ftgen
--->
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
targets = ["models"]
$ ftgen

=== invalid-setting
$ ftgen openapi.yaml --package harbour-api
--->
$ ftgen openapi.yaml --package harbour_api

=== unknown-target
$ ftgen openapi.yaml --target servers
--->
$ ftgen openapi.yaml --target server

=== unknown-job
$ cat pyproject.toml
[[tool.ftgen.jobs]]
name = "harbour"
spec = "openapi.yaml"
$ ftgen --job harbor
--->
$ cat pyproject.toml
[[tool.ftgen.jobs]]
name = "harbour"
spec = "openapi.yaml"
$ ftgen --job harbour

=== failing-command
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
after = ["python -m no_such_module {out}"]
$ ftgen
--->
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
after = ["python -m compileall -q {out}"]
$ ftgen

=== failing-target
$ mkdir boats.dist-info
$ cat boats.dist-info/METADATA
Metadata-Version: 2.1
Name: boats
Version: 1
$ cat boats.dist-info/entry_points.txt
[ftgen.targets]
boats = boats:TARGET
$ cat boats.py
TARGET = "boats"
$ ftgen openapi.yaml --target boats
--->
$ mkdir boats.dist-info
$ cat boats.dist-info/METADATA
Metadata-Version: 2.1
Name: boats
Version: 1
$ cat boats.dist-info/entry_points.txt
[ftgen.targets]
boats = boats:TARGET
$ cat boats.py
class Target:
    name, requires, exports = "boats", (), ()

    def plan(self, api, selection):
        return []

    def next_steps(self, api, selection):
        return ""


TARGET = Target()
$ ftgen openapi.yaml --target boats

=== unknown-rule
$ ftgen openapi.yaml --allow dangling-refs
--->
$ ftgen openapi.yaml --allow dangling-ref

=== unmatched-filter
$ ftgen openapi.yaml --only tag:Boat
--->
$ ftgen openapi.yaml --only tag:Boats

=== unmatched-name
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
names = { "schema:Ship" = "Vessel" }
$ ftgen
--->
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
names = { "schema:Boat" = "Vessel" }
$ ftgen

=== unwritable-output
$ touch generated
$ ftgen openapi.yaml --out generated
--->
$ mkdir generated
$ ftgen openapi.yaml --out generated

=== foreign-folder
$ mkdir -p service/.git
$ ftgen openapi.yaml --out service
--->
$ mkdir -p service/.git
$ ftgen openapi.yaml --out service/generated

=== edited-file
$ ftgen openapi.yaml
$ echo "# mine" >> out/harbour/__init__.py
$ ftgen openapi.yaml --target client
--->
$ ftgen openapi.yaml
$ echo "# mine" >> out/harbour/__init__.py
$ ftgen openapi.yaml --target client --force

=== foreign-file
$ mkdir -p out/harbour
$ echo "# mine" > out/harbour/__init__.py
$ ftgen openapi.yaml
--->
$ mkdir -p mine
$ echo "# mine" > mine/__init__.py
$ ftgen openapi.yaml

=== other-package
$ ftgen openapi.yaml --package harbour
$ ftgen openapi.yaml --package marina
--->
$ ftgen openapi.yaml --package harbour
$ ftgen openapi.yaml --package marina --out marina

=== kept-file
$ ftgen openapi.yaml --target models --target client
$ echo "# mine" >> out/harbour/client/boats.py
$ ftgen openapi.yaml --target models
--->
$ ftgen openapi.yaml --target models --target client
$ ftgen openapi.yaml --target models

=== broken-manifest
$ ftgen openapi.yaml
$ echo "}" > out/.ftgen.json
$ ftgen openapi.yaml --target client
--->
$ ftgen openapi.yaml
$ echo "}" > out/.ftgen.json
$ ftgen openapi.yaml --target client --force

=== failing-template
$ mkdir -p templates/client
$ echo "{{ group.no_such_thing }}" > templates/client/group.py.jinja
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
targets = ["client"]
templates = "templates"
$ ftgen
--->
$ ftgen templates templates client/group.py.jinja
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
targets = ["client"]
templates = "templates"
$ ftgen

=== unknown-template
$ mkdir -p templates
$ touch templates/group.py.jinja
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
templates = "templates"
$ ftgen
--->
$ ftgen templates templates client/group.py.jinja
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
templates = "templates"
$ ftgen

=== changed-context
$ ftgen templates templates client/group.py.jinja
$ echo '{"client/group.py.jinja": "of another version"}' > templates/contexts.json
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
targets = ["client"]
templates = "templates"
$ ftgen
--->
$ ftgen templates templates client/group.py.jinja
$ echo '{"client/group.py.jinja": "of another version"}' > templates/contexts.json
$ cat pyproject.toml
[tool.ftgen]
spec = "openapi.yaml"
targets = ["client"]
templates = "templates"
$ ftgen templates templates client/group.py.jinja
$ ftgen
"""
