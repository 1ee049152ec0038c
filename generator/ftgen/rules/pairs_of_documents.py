"""Pairs of descriptions for rules about documents, operations and what surrounds them."""

from __future__ import annotations

TEXT = """
=== not-openapi
- openapi: 3.1.0
- info: {title: Harbour, version: "1"}
- paths: {}
--->
openapi: 3.1.0
paths: {}

=== unsupported-version
openapi: 1.2.0
paths: {}
--->
openapi: 3.1.0
paths: {}

=== newer-version
openapi: 3.3.0
paths: {}
--->
openapi: 3.2.0
paths: {}

=== version-number
openapi: 3.1
paths: {}
--->
openapi: "3.1.0"
paths: {}

=== invalid-description
openapi: 3.1.0
info: {title: Harbour}
paths: {}
--->
openapi: 3.1.0
info: {title: Harbour, version: "1"}
paths: {}

=== wrong-kind
components:
  schemas: [Boat, Pier]
--->
components:
  schemas: {Boat: {}, Pier: {}}

=== missing-member
paths:
  /boats:
    get:
      parameters: [{in: query, schema: {type: string}}]
      responses: {"204": {description: None are there.}}
--->
paths:
  /boats:
    get:
      parameters: [{name: flag, in: query, schema: {type: string}}]
      responses: {"204": {description: None are there.}}

=== unknown-location
paths:
  /boats:
    get:
      parameters: [{name: flag, in: body, schema: {type: string}}]
      responses: {"204": {description: None are there.}}
--->
paths:
  /boats:
    get:
      parameters: [{name: flag, in: query, schema: {type: string}}]
      responses: {"204": {description: None are there.}}

=== unknown-style
paths:
  /boats:
    get:
      parameters: [{name: flag, in: query, style: comma, schema: {type: string}}]
      responses: {"204": {description: None are there.}}
--->
paths:
  /boats:
    get:
      parameters: [{name: flag, in: query, style: form, schema: {type: string}}]
      responses: {"204": {description: None are there.}}

=== unknown-status
paths:
  /boats:
    get:
      responses: {ok: {description: All boats.}}
--->
paths:
  /boats:
    get:
      responses: {"200": {description: All boats.}}

=== unknown-method
paths:
  /boats:
    operationId: listBoats
    responses: {"204": {description: None are there.}}
--->
paths:
  /boats:
    get:
      operationId: listBoats
      responses: {"204": {description: None are there.}}

=== lost-operation
paths:
  /boats:
    get:
      responses: {"204": {description: None are there.}}
  /boats:
    post:
      responses: {"201": {description: One more.}}
--->
paths:
  /boats:
    get:
      responses: {"204": {description: None are there.}}
    post:
      responses: {"201": {description: One more.}}

=== unknown-scheme-type
components:
  securitySchemes:
    key: {type: token}
--->
components:
  securitySchemes:
    key: {type: http, scheme: bearer}

=== unknown-flow
components:
  securitySchemes:
    login:
      type: oauth2
      flows: {application: {tokenUrl: "https://example.com/token", scopes: {}}}
--->
components:
  securitySchemes:
    login:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: "https://example.com/token", scopes: {}}}

=== unknown-security-scheme
security: [{key: []}]
paths:
  /boats:
    get:
      responses: {"204": {description: None are there.}}
--->
security: [{key: []}]
paths:
  /boats:
    get:
      responses: {"204": {description: None are there.}}
components:
  securitySchemes:
    key: {type: http, scheme: bearer}

=== unknown-keyword
paths:
  /boats:
    tags: [Boats]
    get: {responses: {"204": {description: None are there.}}}
--->
paths:
  /boats:
    get: {tags: [Boats], responses: {"204": {description: None are there.}}}

=== unused
tags: [{name: Piers}]
paths:
  /boats:
    get:
      tags: [Boats]
      responses: {"204": {description: None are there.}}
--->
tags: [{name: Boats}]
paths:
  /boats:
    get:
      tags: [Boats]
      responses: {"204": {description: None are there.}}

=== body-and-form
swagger: "2.0"
info: {title: Harbour, version: "1"}
paths:
  /boats:
    post:
      parameters:
        - {name: boat, in: body, schema: {type: object}}
        - {name: flag, in: formData, type: string}
      responses: {"201": {description: One more.}}
--->
swagger: "2.0"
info: {title: Harbour, version: "1"}
paths:
  /boats:
    post:
      parameters:
        - {name: boat, in: body, schema: {type: object}}
        - {name: flag, in: query, type: string}
      responses: {"201": {description: One more.}}

=== duplicate-operation-id
paths:
  /boats:
    get: {tags: [Boats], operationId: list, responses: {"204": {description: None.}}}
  /ships:
    get: {tags: [Boats], operationId: list, responses: {"204": {description: None.}}}
--->
paths:
  /boats:
    get: {tags: [Boats], operationId: listBoats, responses: {"204": {description: None.}}}
  /ships:
    get: {tags: [Boats], operationId: listShips, responses: {"204": {description: None.}}}

=== same-route
paths:
  /boats/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: A boat.}}
  /boats/{name}:
    get:
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: A boat.}}
--->
paths:
  /boats/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: A boat.}}
  /boats/named/{name}:
    get:
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: A boat.}}

=== unusable-pagination
paths:
  /boats:
    get:
      x-ftgen-pagination: {kind: token}
      responses: {"204": {description: None are there.}}
--->
paths:
  /boats:
    get:
      x-ftgen-pagination: false
      responses: {"204": {description: None are there.}}

=== xml-as-text
paths:
  /boats:
    get:
      responses:
        "200": {description: All boats., content: {application/xml: {schema: {type: object}}}}
--->
paths:
  /boats:
    get:
      responses:
        "200": {description: All boats., content: {application/json: {schema: {type: object}}}}

=== lenient-missing
paths:
  /boats:
    get: {operationId: listBoats}
--->
paths:
  /boats:
    get: {operationId: listBoats, responses: {"204": {description: None are there.}}}

=== lenient-path
paths:
  boats:
    get: {responses: {"204": {description: None are there.}}}
--->
paths:
  /boats:
    get: {responses: {"204": {description: None are there.}}}

=== lenient-method
paths:
  /boats:
    GET: {responses: {"204": {description: None are there.}}}
--->
paths:
  /boats:
    get: {responses: {"204": {description: None are there.}}}

=== foreign-method
paths:
  /boats:
    link: {responses: {"204": {description: They are one.}}}
--->
openapi: 3.2.0
info: {title: Harbour, version: "1"}
paths:
  /boats:
    additionalOperations:
      LINK: {responses: {"204": {description: They are one.}}}

=== duplicate-parameter
paths:
  /boats:
    get:
      parameters:
        - {name: flag, in: query, schema: {type: string}}
        - {name: flag, in: query, schema: {type: integer}}
      responses: {"204": {description: None are there.}}
--->
paths:
  /boats:
    get:
      parameters: [{name: flag, in: query, schema: {type: string}}]
      responses: {"204": {description: None are there.}}

=== path-parameter-required
paths:
  /boats/{id}:
    get:
      parameters: [{name: id, in: path, schema: {type: string}}]
      responses: {"204": {description: A boat.}}
--->
paths:
  /boats/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: A boat.}}

=== undeclared-path-parameter
paths:
  /boats/{id}:
    get: {responses: {"204": {description: A boat.}}}
--->
paths:
  /boats/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: A boat.}}

=== unused-path-parameter
paths:
  /boats:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: A boat.}}
--->
paths:
  /boats/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: A boat.}}

=== misplaced-style
paths:
  /boats:
    get:
      parameters: [{name: flag, in: query, style: matrix, schema: {type: string}}]
      responses: {"204": {description: None are there.}}
--->
paths:
  /boats:
    get:
      parameters: [{name: flag, in: query, style: form, schema: {type: string}}]
      responses: {"204": {description: None are there.}}

=== reserved-header
paths:
  /boats:
    get:
      parameters: [{name: Accept, in: header, schema: {type: string}}]
      responses: {"204": {description: None are there.}}
--->
paths:
  /boats:
    get:
      parameters: [{name: X-Flag, in: header, schema: {type: string}}]
      responses: {"204": {description: None are there.}}
"""
