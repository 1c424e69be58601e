"""A client that asks an application within the process: no socket is opened."""

import asyncio
from types import TracebackType
from typing import Any, Self

import httpx
from fastapi import FastAPI


class Client:
    """Asks one request after the other and keeps cookies, as a browser does."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self.cookies = httpx.Cookies()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._app.state.desk.close()

    def get(self, address: str, **more: Any) -> httpx.Response:
        return self.request("GET", address, **more)

    def post(self, address: str, **more: Any) -> httpx.Response:
        return self.request("POST", address, **more)

    def request(self, method: str, address: str, **more: Any) -> httpx.Response:
        return asyncio.run(self._request(method, address, more))

    async def _request(self, method: str, address: str, more: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", cookies=self.cookies) as client:
            answer = await client.request(method, address, **more)
            self.cookies.update(client.cookies)
            return answer
