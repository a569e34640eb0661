"""A pytest plugin for the child of test_recipes: every test runs fifty times."""


def pytest_generate_tests(metafunc):
    metafunc.fixturenames.append("time")
    metafunc.parametrize("time", range(50))
