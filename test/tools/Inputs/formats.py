# Prints a report in every format. Usage: formats.py STABLEID REPORT
import subprocess
import sys

program, report = sys.argv[1:]
for form in ("text", "json", "sarif", "github", "gitlab", "rdjson", "sonar", "html"):
    done = subprocess.run([program, "report", "--format", form, report],
                          capture_output=True, text=True, check=True)
    print(f"== {form}\n{done.stdout}")
