"""The grammar of conditions. Words may be written in any case; texts stand in double or single quotes."""

GRAMMAR = r"""
?start: any_of
?any_of: all_of ("or"i all_of)*
?all_of: negation ("and"i negation)*
?negation: "not"i negation -> not_
         | "(" any_of ")"
         | ask

?ask: path SIGN value                               -> compare
    | path "is"i value                              -> is_
    | path "is"i "not"i value                       -> is_not
    | path "in"i values                             -> in_
    | path "not"i "in"i values                      -> not_in
    | path "is"i "in"i values                       -> in_
    | path "is"i "not"i "in"i values                -> not_in
    | path "starts"i "with"i texts                  -> starts_with
    | path "does"i "not"i "start"i "with"i texts    -> not_starts_with
    | path "ends"i "with"i texts                    -> ends_with
    | path "does"i "not"i "end"i "with"i texts      -> not_ends_with
    | path "is"i "missing"i                         -> missing
    | path "is"i "not"i "present"i                  -> missing
    | path "is"i "present"i                         -> present
    | path "is"i "not"i "missing"i                  -> present

path: name ("." name)*
?name: NAME | QUOTED_NAME
values: "(" value ("," value)* ","? ")" | "[" value ("," value)* ","? "]"
texts: text | "(" text ("," text)* ")" | "[" text ("," text)* "]"
?text: TEXT
value: TEXT | NUMBER | TRUE | FALSE | NULL

SIGN: "==" | "=" | "!=" | "<>" | "<=" | ">=" | "<" | ">"
TRUE.2: /true\b/i
FALSE.2: /false\b/i
NULL.2: /null\b/i
NAME: /[^\W\d][\w-]*/
QUOTED_NAME: /`[^`]+`/
NUMBER: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/
TEXT: /"(\\.|[^"\\])*"/ | /'(\\.|[^'\\])*'/
%ignore /\s+/
"""
