"""Fuzzing by hand: what comes from outside is made up at random, guided by which lines of the code it reaches.

What may go in, and what has to come out, whatever went in:

    store     the bytes of a store       every question and every format answers or ends with a JobsError; what is
                                         shown has no character that a terminal obeys; JSON is read back as it was;
                                         a document that is added to it, and taken back, leaves it as it was
    text      a document's text          no error; every record passes `check --source` against the text, as far as
                                         its place and form go; the time is in proportion to the length
    files     a .html, .docx, .csv or    texts that have words in them, or a DocumentError in one line
              .txt file
    command   the words of a command     one of the documented exit codes, one sentence on stderr where there is no
                                         answer, nothing else than the store written

`python -m pytest tests/fuzz` runs each on its seeds, on what was found before, and on some hundreds of changes of
them, which takes seconds and needs nothing. The search itself needs atheris (`pip install atheris`: Linux or macOS,
and a Python for which it has a wheel; no compiler then), from the top of a checkout:

    python -m tests.fuzz store /tmp/corpus-store -max_total_time=300 -timeout=30

The folder takes the inputs that reached something new; it is filled with the seeds when it is empty, and the search
goes on from it the next time. Everything behind the target is libFuzzer's (`-help=1`). An input that breaks a promise
ends the search with its traceback and is written to `crash-…` in the current folder;

    python -m tests.fuzz store crash-…

repeats it. Mend it, and put the input into FOUND of the target: from then on it runs with every `pytest`.

How long it was run: November 2026, atheris 3.0.0, Python 3.11.7, on a shared machine at low priority.

    command   20 minutes, 129,829 inputs: nothing
    files     20 minutes, 845,184 inputs: nothing
    store     7 minutes, until 4,583 inputs had come to an integer of 4,300 digits, which can be read and, with one
              added to it, not be printed; then 15 minutes, 14,112 inputs: nothing more
    text      three times some minutes, each until a row of one word (比上年比上年…, 达到达到…) that an expression
              parted in exponentially many ways; when those were mended, 37 minutes, 15,817 inputs: nothing more

What was found is in FOUND. A look at every repeated group in every expression of the package, for words that can be
parted in two ways, came to two more of the kind that the search had not reached.
"""
