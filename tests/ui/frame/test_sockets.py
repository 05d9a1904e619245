import socket

from lib.ui.frame.sockets import send_at_once


def test_a_listening_socket_and_what_it_accepts_send_at_once():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert send_at_once() >= 1
        with socket.create_connection(listening.getsockname()) as caller:
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            assert caller.fileno() > 0


def test_a_socket_that_is_already_closed_does_no_harm():
    closed = socket.socket()
    closed.close()
    assert send_at_once() >= 0
