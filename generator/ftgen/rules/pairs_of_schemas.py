"""Pairs of descriptions for rules about schemas, references and the text itself."""

from __future__ import annotations

TEXT = """
=== unknown-type
components:
  schemas: {Boat: {type: vessel}}
--->
components:
  schemas: {Boat: {type: object}}

=== circular-ref
components:
  schemas: {Boat: {oneOf: [{$ref: "#/components/schemas/Boat"}]}}
--->
components:
  schemas: {Boat: {oneOf: [{type: object}]}}

=== circular-allof
components:
  schemas:
    Boat: {allOf: [{$ref: "#/components/schemas/Boat"}, {type: object}]}
--->
components:
  schemas:
    Boat: {allOf: [{type: object}]}

=== conflicting-allof
components:
  schemas:
    Boat: {allOf: [{type: string}, {type: object}]}
--->
components:
  schemas:
    Boat: {allOf: [{type: object}, {type: object}]}

=== product-limit
components:
  schemas:
    Cargo:
      allOf:
        - anyOf: [
            {properties: {a: {}}}, {properties: {b: {}}}, {properties: {c: {}}}, {properties: {d: {}}},
            {properties: {e: {}}}, {properties: {f: {}}}, {properties: {g: {}}}, {properties: {h: {}}},
            {properties: {i: {}}},
          ]
        - anyOf: [
            {properties: {a: {}}}, {properties: {b: {}}}, {properties: {c: {}}}, {properties: {d: {}}},
            {properties: {e: {}}}, {properties: {f: {}}}, {properties: {g: {}}}, {properties: {h: {}}},
            {properties: {i: {}}},
          ]
--->
components:
  schemas:
    Cargo:
      allOf:
        - anyOf: [
            {properties: {a: {}}}, {properties: {b: {}}}, {properties: {c: {}}}, {properties: {d: {}}},
            {properties: {e: {}}}, {properties: {f: {}}}, {properties: {g: {}}}, {properties: {h: {}}},
            {properties: {i: {}}},
          ]
        - properties: {weight: {type: number}}

=== enum-type
components:
  schemas: {Berth: {type: [string, integer], enum: [true, 2]}}
--->
components:
  schemas: {Berth: {type: [boolean, integer], enum: [true, 2]}}

=== undecidable-union
components:
  schemas:
    Boat: {type: object, properties: {name: {type: string}}}
    Pier: {type: object, properties: {name: {type: string}}}
    Thing: {oneOf: [{$ref: "#/components/schemas/Boat"}, {$ref: "#/components/schemas/Pier"}]}
--->
components:
  schemas:
    Boat: {type: object, required: [kind], properties: {kind: {const: boat}}}
    Pier: {type: object, required: [kind], properties: {kind: {const: pier}}}
    Thing: {oneOf: [{$ref: "#/components/schemas/Boat"}, {$ref: "#/components/schemas/Pier"}]}

=== discriminator-mismatch
components:
  schemas:
    Boat: {type: object, required: [kind], properties: {kind: {const: boat}}}
    Pier: {type: object, required: [kind], properties: {kind: {const: pier}}}
    Thing:
      oneOf: [{$ref: "#/components/schemas/Boat"}, {$ref: "#/components/schemas/Pier"}]
      discriminator: {propertyName: kind, mapping: {ship: "#/components/schemas/Boat"}}
--->
components:
  schemas:
    Boat: {type: object, required: [kind], properties: {kind: {const: boat}}}
    Pier: {type: object, required: [kind], properties: {kind: {const: pier}}}
    Thing:
      oneOf: [{$ref: "#/components/schemas/Boat"}, {$ref: "#/components/schemas/Pier"}]
      discriminator: {propertyName: kind, mapping: {boat: "#/components/schemas/Boat"}}

=== unusable-pattern
components:
  schemas: {Name: {type: string, pattern: "[a-z"}}
--->
components:
  schemas: {Name: {type: string, pattern: "[a-z]"}}

=== slow-pattern
components:
  schemas: {Name: {type: string, pattern: "^(a+)+$"}}
--->
components:
  schemas: {Name: {type: string, pattern: "^a+$"}}

=== unchecked-keyword
components:
  schemas: {Name: {type: string, contentSchema: {type: object}}}
--->
components:
  schemas: {Name: {type: string}}

=== lenient-kind
components:
  schemas: {Boat: {type: object, deprecated: "true"}}
--->
components:
  schemas: {Boat: {type: object, deprecated: true}}

=== lenient-type
components:
  schemas: {Length: {type: float}}
--->
components:
  schemas: {Length: {type: number, format: float}}

=== lenient-value
components:
  schemas: {Mark: {type: string, const: 1.0}}
--->
components:
  schemas: {Mark: {type: string, const: "1.0"}}

=== lenient-default
components:
  schemas: {Name: {type: string, default: null}}
--->
components:
  schemas: {Name: {type: string, default: Anna}}

=== lenient-enum
components:
  schemas: {Side: {enum: [left, right, left]}}
--->
components:
  schemas: {Side: {enum: [left, right]}}

=== lenient-required
components:
  schemas:
    Boat: {type: object, properties: {name: {type: string, required: true}}}
--->
components:
  schemas:
    Boat: {type: object, required: [name], properties: {name: {type: string}}}

=== lenient-nullable
components:
  schemas: {Name: {type: string, nullable: true}}
--->
components:
  schemas: {Name: {type: [string, "null"]}}

=== unknown-dialect
components:
  schemas: {Name: {$schema: "https://example.com/dialect", type: string}}
--->
components:
  schemas: {Name: {$schema: "https://json-schema.org/draft/2020-12/schema", type: string}}

=== left-out
components:
  schemas:
    Names: {type: array, items: {type: string, default: Anna}}
--->
components:
  schemas:
    Names: {type: array, items: {type: string}}

=== dangling-ref
components:
  schemas:
    Boat: {type: object, properties: {pier: {$ref: "#/components/schemas/Peer"}}}
    Pier: {type: object}
--->
components:
  schemas:
    Boat: {type: object, properties: {pier: {$ref: "#/components/schemas/Pier"}}}
    Pier: {type: object}

=== cyclic-ref
paths:
  /boats:
    get:
      parameters: [{$ref: "#/components/parameters/Flag"}]
      responses: {"204": {description: None are there.}}
components:
  parameters:
    Flag: {$ref: "#/components/parameters/Flag"}
--->
paths:
  /boats:
    get:
      parameters: [{$ref: "#/components/parameters/Flag"}]
      responses: {"204": {description: None are there.}}
components:
  parameters:
    Flag: {name: flag, in: query, schema: {type: string}}

=== remote-ref
components:
  schemas:
    Boat: {$ref: "https://example.com/schemas.yaml#/Boat"}
--->
components:
  schemas:
    Boat: {type: object}

=== outside-ref
components:
  schemas:
    Boat: {$ref: "../schemas.yaml#/Boat"}
--->
components:
  schemas:
    Boat: {type: object}

=== lenient-ref
components:
  schemas:
    Boat: {type: object, properties: {name: {$ref: "#/$defs/Name"}}, $defs: {Name: {type: string}}}
--->
components:
  schemas:
    Boat: {type: object, properties: {name: {$ref: "#/components/schemas/Name"}}}
    Name: {type: string}

=== ignored-sibling
openapi: 3.0.3
paths: {}
components:
  schemas:
    Boat: {type: object}
    Ship: {$ref: "#/components/schemas/Boat", minProperties: 1}
--->
openapi: 3.0.3
paths: {}
components:
  schemas:
    Boat: {type: object}
    Ship: {allOf: [{$ref: "#/components/schemas/Boat"}], minProperties: 1}

=== unknown-mapping
components:
  schemas:
    Boat: {type: object, required: [kind], properties: {kind: {type: string}}}
    Thing:
      oneOf: [{$ref: "#/components/schemas/Boat"}]
      discriminator: {propertyName: kind, mapping: {boat: Boot}}
--->
components:
  schemas:
    Boat: {type: object, required: [kind], properties: {kind: {type: string}}}
    Thing:
      oneOf: [{$ref: "#/components/schemas/Boat"}]
      discriminator: {propertyName: kind, mapping: {boat: Boat}}

=== syntax-error
openapi: 3.1.0
info: {title: "Harbour, version: "1"}
paths: {}
--->
openapi: 3.1.0
info: {title: "Harbour", version: "1"}
paths: {}

=== multiple-documents
openapi: 3.1.0
paths: {}
---
openapi: 3.1.0
paths: {}
--->
openapi: 3.1.0
paths: {}

=== complex-key
components:
  schemas: {Boat: {example: {[1, 2]: left}}}
--->
components:
  schemas: {Boat: {example: {"[1, 2]": left}}}

=== merge-key
components:
  schemas: {Boat: {<<: here, type: object}}
--->
components:
  schemas: {Boat: {type: object}}

=== recursive-alias
components:
  schemas:
    Boat: &boat {type: object, properties: {tender: *boat}}
--->
components:
  schemas:
    Boat: {type: object, properties: {tender: {$ref: "#/components/schemas/Boat"}}}

=== duplicate-key
components:
  schemas: {Boat: {type: object, type: string}}
--->
components:
  schemas: {Boat: {type: object}}

=== unknown-tag
components:
  schemas: {Boat: {type: object, description: !upper a boat}}
--->
components:
  schemas: {Boat: {type: object, description: A BOAT}}
"""
