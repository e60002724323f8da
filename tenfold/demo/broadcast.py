"""One simulated person's camera and microphone in one media room."""

import asyncio
import contextlib
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from livekit import rtc
from livekit.rtc import EncodedFrameType, EncodedVideoFrame, TrackSource, VideoCodec

from tenfold.demo.faces.film import Film
from tenfold.demo.faces.head import Mouth
from tenfold.demo.faces.picture import SIZE
from tenfold.demo.voice import RATE, STEP

BELL = "state"
CONNECT_SECONDS = 8.0
GIVE_UP_SECONDS = 20.0
PUBLISH_SECONDS = 20.0
PUBLISH_ONLY = rtc.RoomOptions(auto_subscribe=False, connect_timeout=5.0)
IDLE_TICKS = 2
BREATH, STRESS = 0.18, 0.72

dice = random.Random()  # noqa: S311  chooses when to blink, no secret


@dataclass
class Signs:
    """What a broadcast tells the person behind it."""

    bell: Callable[[], None]
    gone: Callable[[], None]


@dataclass
class Broadcast:
    """A connection and what is sent through it; it hears nothing but the doorbell."""

    film: Film
    signs: Signs
    options: rtc.RoomOptions = field(default_factory=lambda: PUBLISH_ONLY)
    room: rtc.Room = field(default_factory=rtc.Room)
    camera: rtc.EncodedVideoSource | None = None
    microphone: rtc.AudioSource | None = None
    voice_track: rtc.LocalAudioTrack | None = None
    is_on: bool = False
    blink_in: int = 20
    clock: int = field(default_factory=lambda: dice.randrange(1000))

    async def enter(self, url: str, token: str) -> None:
        self.room.on("data_received", self.hear)
        self.room.on("room_metadata_changed", lambda *_: self.signs.bell())
        self.room.on("disconnected", lambda *_: self.drop())
        self.room.on("connection_state_changed", self.notice)
        self.room.on("local_track_unpublished", self.lose)
        connecting = asyncio.create_task(self.room.connect(url, token, self.options))
        try:
            await asyncio.wait_for(asyncio.shield(connecting), CONNECT_SECONDS)
        except (TimeoutError, asyncio.CancelledError):
            await self.hang_up_after(connecting)
            raise
        self.is_on = True

    async def hang_up_after(self, connecting: asyncio.Task[None]) -> None:
        """The library ends the program if a connection comes up that nobody takes."""
        with contextlib.suppress(Exception):
            await asyncio.wait_for(asyncio.shield(connecting), GIVE_UP_SECONDS)
            await asyncio.wait_for(self.room.disconnect(), 3)

    def hear(self, packet: rtc.DataPacket) -> None:
        if packet.participant is None and packet.topic == BELL:
            self.signs.bell()

    def notice(self, state: rtc.ConnectionState.ValueType) -> None:
        """Leave a shaking connection at once: a new way in is faster than patience."""
        if state == rtc.ConnectionState.CONN_RECONNECTING:
            self.drop()

    def lose(self, publication: rtc.LocalTrackPublication) -> None:
        """The server took a track away: a facilitator stopped the camera."""
        if publication.source == TrackSource.SOURCE_CAMERA:
            self.camera = None
            self.signs.bell()

    def drop(self) -> None:
        if self.is_on:
            self.is_on = False
            self.signs.gone()

    async def turn_camera_on(self) -> None:
        camera = rtc.EncodedVideoSource(*SIZE)
        track = rtc.LocalVideoTrack.create_video_track("camera", camera)
        options = rtc.TrackPublishOptions(
            source=TrackSource.SOURCE_CAMERA,
            video_codec=VideoCodec.VP8,
            video_encoder=rtc.VideoEncoderBackend.ENCODER_BACKEND_PRE_ENCODED,
            simulcast=False,
        )
        await self.publish(track, options)
        self.camera = camera

    async def turn_microphone_on(self, *, muted: bool) -> None:
        microphone = rtc.AudioSource(RATE, 1, queue_size_ms=400)
        track = rtc.LocalAudioTrack.create_audio_track("microphone", microphone)
        options = rtc.TrackPublishOptions(
            source=TrackSource.SOURCE_MICROPHONE, dtx=True, red=False
        )
        if muted:
            track.mute()
        await self.publish(track, options)
        self.voice_track, self.microphone = track, microphone

    async def publish(
        self,
        track: rtc.LocalVideoTrack | rtc.LocalAudioTrack,
        options: rtc.TrackPublishOptions,
    ) -> None:
        """A connection that does not take what is sent is given up for a new one."""
        try:
            sending = self.room.local_participant.publish_track(track, options)
            await asyncio.wait_for(sending, PUBLISH_SECONDS)
        except Exception as error:
            # The library raises its own kinds, some of them plain Exception.
            self.drop()
            raise ConnectionError(str(error)) from error

    def turn_camera_off(self) -> None:
        """Stop sending; the track itself is the server's to take away."""
        self.camera = None

    @property
    def is_muted(self) -> bool:
        return self.voice_track is None or self.voice_track.muted

    def mute(self, *, on: bool) -> None:
        if self.voice_track is not None and self.voice_track.muted != on:
            self.voice_track.mute() if on else self.voice_track.unmute()

    def tick(self, openness: float | None) -> None:
        """A tenth of a second of picture; half as often while not talking."""
        self.clock += 1
        self.blink_in -= 1
        if not self.is_on or self.camera is None:
            return
        if openness is None and self.clock % IDLE_TICKS:
            return
        self.camera.capture_frame(
            EncodedVideoFrame(
                data=self.film.frame(self.mouth(openness), self.clock // 2),
                width=SIZE[0],
                height=SIZE[1],
                codec=VideoCodec.VP8,
                frame_type=EncodedFrameType.ENCODED_FRAME_KEY,
                timestamp_us=time.monotonic_ns() // 1000,
            )
        )

    def mouth(self, openness: float | None) -> Mouth:
        if self.blink_in <= 0:
            if self.blink_in < -1:
                self.blink_in = dice.randrange(22, 60)
            return Mouth.BLINK
        if openness is None or openness < BREATH:
            return Mouth.CLOSED
        return Mouth.OPEN if openness > STRESS else Mouth.PARTED

    async def say(self, step: npt.NDArray[np.int16]) -> None:
        if self.is_on and self.microphone is not None and not self.is_muted:
            frame = rtc.AudioFrame(step.tobytes(), RATE, 1, STEP)
            with contextlib.suppress(Exception):
                # A frame that comes too late for its track is nobody's loss.
                await self.microphone.capture_frame(frame)

    async def leave(self) -> None:
        """Stop sending first, or the library complains of frames without a track."""
        self.is_on = False
        camera, microphone = self.camera, self.microphone
        self.camera = self.microphone = self.voice_track = None
        with contextlib.suppress(Exception):
            await asyncio.wait_for(self.room.disconnect(), 3)
        for source in (camera, microphone):
            if source is not None:
                await source.aclose()
