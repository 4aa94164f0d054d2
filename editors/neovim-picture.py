#!/usr/bin/env python3
"""Draws Neovim with stableid-clangd as SVG, for docs/editor.md: Neovim runs in a terminal of
tmux with the configuration of that page, opens an example and shows the finding at the cursor.

  neovim-picture.py STABLEID-CLANGD -o docs/images/editor.svg
"""
import argparse
import html
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parent.parent
EXAMPLE = SOURCE / "examples/session-service/session_service.cpp"
COLUMNS, LINES = 112, 27
WIDTH, HEIGHT = 7.8, 17  # of a character, in the font below
FOREGROUND, BACKGROUND = "#d8d8d8", "#1c1c1c"
# The sixteen colours that a terminal names by number.
NAMED = ["#1c1c1c", "#d7875f", "#87af87", "#d7af5f", "#87afd7", "#af87af", "#87afaf", "#d8d8d8",
         "#767676", "#ff8787", "#afd787", "#ffd787", "#87d7ff", "#d7afd7", "#87d7d7", "#ffffff"]
SETTINGS = """
vim.o.swapfile = false
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.cmd('highlight SignColumn ctermbg=234 | highlight LineNr ctermfg=241')
vim.cmd('highlight NormalFloat ctermbg=237 ctermfg=252')
vim.cmd('highlight FloatBorder ctermbg=237 ctermfg=245')
vim.diagnostic.config({ virtual_text = true, float = { source = true, border = 'single' } })
"""
# With the notes that clangd sends beside a finding, as a plugin for diagnostics shows them.
SHOW = """
vim.wait(120000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local found
for _, one in ipairs(vim.diagnostic.get(0)) do
  if one.code == 'stableid-address-as-id' then found = found or one end
end
vim.api.nvim_win_set_cursor(0, { found.lnum + 2, found.col })
vim.fn.winrestview({ topline = found.lnum - 7 })
local lines = { found.message, '' }
for _, note in ipairs(found.user_data.lsp.relatedInformation or {}) do
  table.insert(lines, ('%d: %s'):format(note.location.range.start.line + 1, note.message))
end
local params = vim.lsp.util.make_range_params()
params.range = found.user_data.lsp.range or {
  start = { line = found.lnum, character = found.col },
  ['end'] = { line = found.lnum, character = found.col },
}
params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0, found.lnum) }
for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 60000)) do
  for _, action in ipairs(answer.result or {}) do
    if action.title:match('stableid') then table.insert(lines, 'gra: ' .. action.title) end
  end
end
vim.lsp.util.open_floating_preview(lines, 'text', {
  border = 'single', max_width = 100, close_events = { 'BufHidden' } })
vim.fn.writefile({ 'shown' }, 'shown')
"""


def colour(number):
    if number < 16:
        return NAMED[number]
    if number >= 232:
        return "#" + f"{8 + 10 * (number - 232):02x}" * 3
    number -= 16
    return "#" + "".join(f"{55 + 40 * part if part else 0:02x}"
                         for part in (number // 36, number // 6 % 6, number % 6))


class Style:
    def __init__(self):
        self.front, self.back, self.bold, self.swapped = None, None, False, False

    def apply(self, codes):
        codes = [int(code or 0) for code in codes.split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.__init__()
            elif code in (38, 48):
                kind = codes.pop(0)
                value = colour(codes.pop(0)) if kind == 5 else \
                    "#" + "".join(f"{codes.pop(0):02x}" for _ in range(3))
                setattr(self, "front" if code == 38 else "back", value)
            elif 30 <= code <= 37 or 90 <= code <= 97:
                self.front = NAMED[code - 30 if code < 90 else code - 82]
            elif 40 <= code <= 47 or 100 <= code <= 107:
                self.back = NAMED[code - 40 if code < 100 else code - 92]
            elif code == 39:
                self.front = None
            elif code == 49:
                self.back = None
            elif code in (1, 22):
                self.bold = code == 1
            elif code in (7, 27):
                self.swapped = code == 7

    def colours(self):
        front, back = self.front or FOREGROUND, self.back or BACKGROUND
        return (back, front) if self.swapped else (front, back)


def draw(screen):
    boxes, texts = [], []
    for row, line in enumerate(screen.split("\n")[:LINES]):
        style, column = Style(), 0
        for escape, text in re.findall(r"\x1b\[([\d;]*)m|([^\x1b]+)", line):
            if not text:
                style.apply(escape)
                continue
            front, back = style.colours()
            x, y = column * WIDTH, row * HEIGHT
            column += len(text)
            if back != BACKGROUND:
                boxes.append(f'<rect x="{x:.1f}" y="{y}" width="{len(text) * WIDTH:.1f}" '
                             f'height="{HEIGHT}" fill="{back}"/>')
            weight = ' font-weight="bold"' if style.bold else ""
            # Browsers make one blank of several.
            for words in re.finditer(r"\S+(?: \S+)*", text):
                texts.append(f'<text x="{x + words.start() * WIDTH:.1f}" y="{y + 13}" '
                             f'fill="{front}"{weight} textLength="{len(words[0]) * WIDTH:.1f}">'
                             f'{html.escape(words[0])}</text>')
    width, height = COLUMNS * WIDTH + 20, LINES * HEIGHT + 20
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" '
        f'width="{width:.0f}" height="{height}" role="img" '
        'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="13">',
        f'<rect width="100%" height="100%" rx="8" fill="{BACKGROUND}"/>',
        '<g transform="translate(10 10)">', *boxes, *texts, "</g>", "</svg>", ""])


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("clangd")
    reader.add_argument("-o", dest="output", required=True)
    given = reader.parse_args()
    page = (SOURCE / "docs/editor.md").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"```lua\n(local client\n.*?)```", page, re.DOTALL)
    recipe = re.sub(r"'/path/to/[^']*'", repr(str(pathlib.Path(given.clangd).resolve())), recipe)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        shutil.copy(EXAMPLE, folder)
        (folder / "compile_flags.txt").write_text(f"-std=c++17\n-I{SOURCE / 'lib/include'}\n")
        (folder / "init.lua").write_text(SETTINGS + recipe)
        (folder / "show.lua").write_text(SHOW)
        tmux = ["tmux", "-L", f"picture-{os.getpid()}", "-f", "/dev/null"]
        environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
                       "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        subprocess.run([*tmux, "new-session", "-d", "-x", str(COLUMNS), "-y", str(LINES),
                        "-c", str(folder), "nvim", "-u", "init.lua", "-c",
                        "autocmd VimEnter * luafile show.lua", EXAMPLE.name],
                       env=environment, check=True)
        try:
            for _ in range(1200):
                if (folder / "shown").exists():
                    break
                time.sleep(0.1)
            time.sleep(1)
            screen = subprocess.run([*tmux, "capture-pane", "-e", "-p"], check=True,
                                    capture_output=True, text=True).stdout
        finally:
            subprocess.run([*tmux, "kill-server"], check=False)
    pathlib.Path(given.output).write_text(draw(screen), encoding="utf-8")


if __name__ == "__main__":
    main()
