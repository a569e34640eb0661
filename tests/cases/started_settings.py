"""Settings of a library of which nothing is started, whatever else has a method of that name."""

import cherrypy


def test_settings(thread):
    cherrypy.config.update({"server.socket_port": 21031})  # silent
    thread.start()
