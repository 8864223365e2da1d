"""The application that the web server runs: HTTP and websockets."""

import gc
import os
import warnings

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

from modeler.config.static_files import StaticFiles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "modeler.config.settings")
# Whitenoise streams files from a thread; that is what we want, and the warning would come with every file.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

# Consumers name models, so the apps must be loaded before the routes are.
http = get_asgi_application()

from modeler.config.routing import websocket_urlpatterns  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": StaticFiles(http),
        "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(websocket_urlpatterns))),
    }
)

# What is loaded by now stays for ever: a full collection that walks it again holds everybody's frames up.
gc.collect()
gc.freeze()
