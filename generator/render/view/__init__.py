"""Every formatting decision, made once: what stands on each page, in what words, with what links.

Writers only escape and link in their own syntax; templates choose and compute nothing.
"""
