#!/bin/sh
# Where is a Python 3.10 that runs? Prints its path. Looked for in PYTHON310, on the PATH, in pyenv and with uv ($1).
real() { "$1" -c 'import sys; sys.version_info[:2] == (3, 10) and print(sys.executable)' 2>/dev/null; }
found() { python=$(real "$1") && [ -n "$python" ] && echo "$python" && exit 0; }

if [ -n "$PYTHON310" ]; then
  found "$PYTHON310"
  echo "PYTHON310=$PYTHON310 不是可运行的 Python 3.10 | is no Python 3.10 that runs" >&2
  exit 1
fi
for candidate in python3.10 python3 python; do
  found "$candidate"
done
if root=$(pyenv root 2>/dev/null); then
  for candidate in "$root"/versions/3.10*/bin/python3.10; do
    found "$candidate"
  done
fi
for uv in "${1:-uv}" uv; do
  found "$("$uv" python find --managed-python --no-python-downloads 3.10 2>/dev/null)"
done
cat >&2 <<'WHY'
没有找到 Python 3.10；Rasa 3.6 只能在 3.8 至 3.10 上运行。请先安装（例如 `pyenv install 3.10` 或 `uv python install 3.10`），
或用 PYTHON310=/路径/python3.10 make rasa 指明。
No Python 3.10 was found; Rasa 3.6 runs on 3.8 to 3.10 only. Install one (`pyenv install 3.10`, `uv python install 3.10`)
or say where it is: PYTHON310=/path/to/python3.10 make rasa.
WHY
exit 1
