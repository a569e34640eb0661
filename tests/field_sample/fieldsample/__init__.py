"""A server, as many projects have one."""

import socket
import threading


class Server:
    def __init__(self, port):
        self.port = port
        self.socket = None

    def start(self):
        self.socket = socket.create_server(("127.0.0.1", self.port))

    def start_in_thread(self):
        thread = threading.Thread(target=self.start)
        thread.start()
        thread.join()

    def stop(self):
        self.socket.close()
