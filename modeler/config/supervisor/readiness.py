"""Finds out whether the parts answer: the broker its ping, the web a request, the worker a ping through the broker."""

import http.client

import redis
from celery import Celery
from kombu.exceptions import OperationalError


def broker_answers(url: str) -> bool:
    """Tell whether a Redis at `url` answers PING."""
    client = redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def web_answers(host: str, port: int, *, named: str) -> bool:
    """Tell whether a request for /healthz, sent to the host that is `named`, is answered with 200."""
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": named})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def worker_answers(broker_url: str, name: str) -> bool:
    """Tell whether the worker called `name` answers a ping sent through the broker."""
    with Celery(broker=broker_url, set_as_current=False) as app:
        try:
            return bool(app.control.ping(destination=[name], timeout=1.0))
        except (OSError, redis.RedisError, OperationalError):
            return False
