"""What is known about libraries, as data: one row a fact, one file a kind of library.

What was found to listen, and has no row, because no row can say it or because it would be wrong:

* no argument names the port: `zeroconf.Zeroconf` (which shares 5353 by design), `cherrypy.test.helper.CPWebCase`,
  `celery.contrib.rdb.set_trace`, `web.application.run` (which reads `sys.argv`), and `pytest_sftpserver` and `mockssh`,
  whose port the system chooses;
* the port stands in a configuration: `app.config["LIVESERVER_PORT"]` of Flask-Testing and pytest-flask, the nested
  dicts of `cherrypy.quickstart` and `amqtt.broker.Broker`, the settings of Scrapy, Streamlit and Dramatiq (which
  listens in its own workers alone), LightGBM's `local_listen_port` (with several machines alone);
* it stands among addresses of others: the cluster of `tensorflow.distribute.Server`;
* a fixture hands it over: `httpserver_listen_address`, the `PORT` of `nicegui.testing.Screen`;
* only a file is written, or an app built: `jupyter_client.connect.write_connection_file`, `marimo.create_asgi_app`,
  `functions_framework.create_app`, OpenTelemetry's `PrometheusMetricReader`;
* a client's own end of a connection: `source_address` and `local_addr`.
"""
