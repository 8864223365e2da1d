"""The grammar of conditions. Words may be written in any case; texts stand in double or single quotes."""

GRAMMAR = r"""
?start: any_of
?any_of: all_of ("or"i all_of)*
?all_of: negation ("and"i negation)*
?negation: "not"i negation -> not_
         | "(" any_of ")"
         | ask

?ask: expression SIGN operand caseless?             -> compare
    | question
    | EVERY question                                -> every
    | EVERY path SIGN literal caseless?             -> every_compare

?question: path "is"i literal caseless?             -> is_
    | path "is"i "not"i literal caseless?           -> is_not
    | path "in"i values caseless?                   -> in_
    | path "not"i "in"i values caseless?            -> not_in
    | path "is"i "in"i values caseless?             -> in_
    | path "is"i "not"i "in"i values caseless?      -> not_in
    | path "starts"i "with"i texts caseless?        -> starts_with
    | path "does"i "not"i "start"i "with"i texts caseless?  -> not_starts_with
    | path "ends"i "with"i texts caseless?          -> ends_with
    | path "does"i "not"i "end"i "with"i texts caseless?    -> not_ends_with
    | path "contains"i texts caseless?              -> contains
    | path "does"i "not"i "contain"i texts caseless?        -> not_contains
    | path "is"i "like"i texts                      -> like
    | path "is"i "not"i "like"i texts               -> not_like
    | path "is"i "in"i "network"i texts             -> in_network
    | path "is"i "not"i "in"i "network"i texts      -> not_in_network
    | path "is"i "before"i text                     -> before
    | path "is"i "not"i "before"i text              -> not_before
    | path "is"i "after"i text                      -> after
    | path "is"i "not"i "after"i text               -> not_after
    | path "is"i "missing"i                         -> missing
    | path "is"i "not"i "present"i                  -> missing
    | path "is"i "present"i                         -> present
    | path "is"i "not"i "missing"i                  -> present

?operand: expression | word
?expression: product
    | expression ADDED product                      -> computed
?product: factor
    | product TIMES factor                          -> computed
?factor: path                                       -> field_value
    | NUMBER                                        -> number
    | COUNT "(" path ")"                            -> count
    | "(" expression ")"

path: name ("." name)*
?name: NAME | QUOTED_NAME
caseless: "ignoring"i "case"i
values: "(" literal ("," literal)* ","? ")" | "[" literal ("," literal)* ","? "]"
texts: text | "(" text ("," text)* ")" | "[" text ("," text)* "]"
?text: TEXT
literal: TEXT | NUMBER | TRUE | FALSE | NULL
word: TEXT | TRUE | FALSE | NULL

SIGN: "==" | "=" | "!=" | "<>" | "<=" | ">=" | "<" | ">"
ADDED: "+" | "-"
TIMES: "*" | "/"
TRUE.2: /true\b/i
FALSE.2: /false\b/i
NULL.2: /null\b/i
COUNT.2: /count(?=\s*\()/i
EVERY.2: /every(?=\s+[^\W\d]|\s*`)/i
NAME: /[^\W\d][\w-]*/
QUOTED_NAME: /`[^`]+`/
NUMBER: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/
TEXT: /"(\\.|[^"\\])*"/ | /'(\\.|[^'\\])*'/
%ignore /\s+/
"""

# A field by one of these names stands in backquotes.
_WORDS = """or and not is in starts with does start ends end contains contain like network before after missing present
ignoring case every count true false null"""
RESERVED = frozenset(_WORDS.split())
