"""Publishing without fear: the folder that readers see holds a whole edition, the old or the new.

An edition is made beside that folder and takes its place in one step (:mod:`.edition`), under a
lock (:mod:`.lock`); of pictures only what is to be seen leaves (:mod:`.pictures`); settings that
cannot be right are told before anything is done (:mod:`.settings`).
"""
