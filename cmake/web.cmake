# The page and its worker (filled once src/app holds sources).
