"""What a mock was called with."""


def test_called_with(mock_socket, mocked_server):
    mock_socket.bind.assert_called_once_with(("localhost", 10701))  # silent
    mocked_server.listen.assert_called_with(10702)  # silent
    mocked_server.start.assert_awaited_once_with(host="localhost", port=10703)  # silent


def test_return_value(mocker):
    mocker.patch("app.start_server", return_value=("localhost", 10704))  # silent
    mocker.patch("app.get_port", return_value=10705)  # silent


def test_call_objects(mocker, server):
    assert server.mock_calls == [mocker.call.bind(("localhost", 10706)), mocker.call.listen(port=10707)]  # silent
