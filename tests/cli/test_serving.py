"""`dragoman serve` listens on this machine only, says where, and ends when it is told to."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from command import Run

from dragoman.cli.serving import hosts_of


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", "::"])
def test_no_other_machine_is_served(dragoman: Run, host: str) -> None:
    result = dragoman("serve", "--host", host, "--no-browser")
    assert result.code == 2
    assert "this machine only" in result.err


def test_a_taken_port_is_said(dragoman: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = dragoman("serve", "--port", taken.getsockname()[1], "--no-browser")
    assert result.code == 2
    assert "--port 0" in result.err


def test_the_names_of_an_address() -> None:
    assert hosts_of("[::1]:8765") == {"127.0.0.1:8765", "localhost:8765", "[::1]:8765"}


def test_it_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dragoman", "serve", "--port", "0", "--no-browser", "--ledger", "new.db"]
    own = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdout=pipe, stderr=pipe, text=True, env=own) as server:
        assert server.stdout
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address
        with httpx.Client(follow_redirects=True, timeout=60) as client:
            answer = client.get(address.group())
            assert answer.status_code == 200
            assert "dragoman add" in answer.text
            assert client.cookies
        server.send_signal(signal.SIGINT)
        _, complaints = server.communicate(timeout=60)
    assert server.returncode == 0
    assert complaints == ""
