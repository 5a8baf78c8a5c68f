"""An example portal: one page, and a token for whoever is signed in to it.

ADVISOR=http://127.0.0.1:7860 ADVISOR_PORTAL_SECRET=… python deploy/portal/portal.py
"""

import base64
import hmac
import json
import os
import secrets
import time
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

ADVISOR = os.environ.get("ADVISOR", "http://127.0.0.1:7860")
ORIGIN = "/".join(ADVISOR.split("/")[:3])
SECRET = os.environ["ADVISOR_PORTAL_SECRET"].encode()
HERE = Path(__file__).parent
POLICY = (
    f"default-src 'none'; style-src 'self'; script-src 'self' {ORIGIN}; frame-src {ORIGIN}; "
    f"connect-src 'self' {ORIGIN}; img-src 'self' data:"
)


def signed(user: str, name: str) -> str:
    """A JSON Web Token that the advisor believes for five minutes, once."""
    claims = {"aud": "fine-tune-advisor", "iss": "example-portal", "sub": user, "name": name,
              "jti": secrets.token_hex(16), "exp": int(time.time()) + 300}  # fmt: skip
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
             for part in ({"alg": "HS256", "typ": "JWT"}, claims)]  # fmt: skip
    mark = hmac.digest(SECRET, b".".join(parts), "sha256")
    return b".".join([*parts, base64.urlsafe_b64encode(mark).rstrip(b"=")]).decode()


class Portal(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/advisor-token":  # a real portal asks here who is signed in
            body, kind = signed("u-1024", "Ada").encode(), "text/plain"
        elif self.path.partition("?")[0] == "/":
            page = (HERE / "index.html").read_text(encoding="utf-8")
            body, kind = page.replace("http://127.0.0.1:7860", ADVISOR).encode(), "text/html"
        elif self.path in ("/portal.css", "/portal.js"):
            kind = {".css": "text/css", ".js": "text/javascript"}[self.path[7:]]
            body = (HERE / self.path[1:]).read_bytes()
        else:
            return self.send_error(404)
        self.send_response(200)
        for header, value in {"Content-Type": f"{kind}; charset=utf-8", "Cache-Control": "no-store",
                              "Content-Security-Policy": POLICY}.items():  # fmt: skip
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8000"))), Portal).serve_forever()
