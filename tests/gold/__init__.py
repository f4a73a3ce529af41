"""Sentences with what must be read in them: one file a theme, in a form that a person reads and edits.

    # What is shown here, for whoever reads the file.
    [completion-of-a-plan]  published=2020-10-20  source=…
    | 9月份，全国城镇调查失业率为5.2%，
    | 低于5.5%的预期控制目标。
    = title=…  year=2020
    * 5.2%      value=5.2  unit=%  metric=城镇调查失业率  scope=monthly  period=2020-09  rule=…  confidence=high
    * 低于5.5%  value=5.5  unit=%  …
    - 9=date
    ! 25  这个数没有印单位，看不出它量的是什么

`[id]` opens a case; behind it, two blanks apart, what is stated of the document (`name` of its file, `title`, `year`,
`published`, `publisher`, `region`, `place`, `url`), `source` where the sentence is a quotation, and `xfail`, the reason
why it is not read right yet. `|` is the text, a line a line. `=` is what is read of the document, compared where
there is such a line. `*` is a figure: its printed text, then its fields. `-` has the numerals that are no figures, with
the reason, `!` what looked like a figure and was not understood. A backslash writes what could not be seen: `\\n`,
`\\r`, `\\t`, `\\s` for a blank, `\\\\`.

The whole list is compared: a figure too many is as wrong as one that is missing. So is every field of a figure; what is
not written has its default: `label` is the metric, `region` is 未注明, `quote` the sentence, `paragraph` the
number of its line, `start` the next
place where the figure's text stands, all others those of the record. `of` is the printed text of the other figure
(`5%#2` for the second of that text), `section` the heading. Only `measure` is left to the tests of measures. A case
under `xfail` compares what it says and no more.

`pytest --update-gold` writes what is read now into the files (and the tables `conflicts.txt` of rules, `compounds.txt`
of words, `alternatives.txt` of expressions, `answers.txt` of functions) and prints the difference, which is then yours
to judge; `--only-case WORD` takes the cases whose id or file holds the word, and leaves the tables as they are;
`--only-field rule,confidence` changes nothing but those fields of the figures.
"""
