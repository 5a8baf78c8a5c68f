"""All routes for programs, behind one admission."""

from fastapi import APIRouter, Depends

from advisor.settings import Settings
from advisor.web.api import answer, completions, documents, mcp_server, tools
from advisor.web.api.admission import Admission, Keys, Pace
from advisor.web.api.replay import Replay
from advisor.web.api.replies import Advises


def routes(advisor: Advises, settings: Settings) -> APIRouter:
    pace = Pace(settings.requests_per_minute)
    admission = Admission(Keys.read(settings), pace, settings.origins)
    router, everybody = APIRouter(dependencies=[Depends(admission)]), APIRouter()
    router.include_router(tools.routes(advisor))
    router.include_router(answer.routes(advisor))
    replay = Replay(advisor)
    router.include_router(completions.routes(advisor, replay))
    router.include_router(mcp_server.routes(advisor, replay))
    everybody.include_router(router)
    everybody.include_router(documents.routes(router))
    return everybody
