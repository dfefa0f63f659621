"""As much of AWS as a cold start asks for: a secret, a queue that takes a message, a bucket without photos.

Both services speak JSON with the operation in a header:
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html
"""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from loadtests.cold_start.settings import secret_string

_LOOPBACK = "127.0.0.1"
_EMPTY_BUCKET = b"<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>0</KeyCount></ListBucketResult>"


@contextmanager
def local_aws() -> Iterator[str]:
    """Its URL."""
    server = ThreadingHTTPServer((_LOOPBACK, 0), _Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield f"http://{_LOOPBACK}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def answer(target: str, request: dict[str, str]) -> dict[str, str] | None:
    """None for an operation that no cold start needs."""
    match target.rpartition(".")[2]:
        case "GetSecretValue":
            return {"ARN": request["SecretId"], "Name": "secret", "SecretString": secret_string()}
        case "SendMessage":
            digest = hashlib.md5(request["MessageBody"].encode(), usedforsecurity=False).hexdigest()
            return {"MessageId": "00000000-0000-0000-0000-000000000000", "MD5OfMessageBody": digest}
    return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet

    def log_message(self, *_: object) -> None:
        """Nothing: the table is what is read."""

    def do_GET(self) -> None:
        """S3's list of nothing."""
        self._answer(HTTPStatus.OK, _EMPTY_BUCKET, "application/xml")

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        found = answer(self.headers.get("X-Amz-Target", ""), request)
        body = json.dumps(found if found is not None else {"__type": "InvalidAction"}).encode()
        status = HTTPStatus.OK if found is not None else HTTPStatus.BAD_REQUEST
        self._answer(status, body, "application/x-amz-json-1.1")

    def _answer(self, status: HTTPStatus, body: bytes, media_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
