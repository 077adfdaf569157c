"""What `quarto render report.qmd` needs of us, where Quarto runs the document itself.

`prerender.py` and `postrender.py` beside this folder are its project scripts. Everything that `genomgang render` does
before, within and after the document is done here in the same way, so that both give the same report.
"""
