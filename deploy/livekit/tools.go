//go:build tools

// Package tools pins the media server: its version in go.mod, every hash in go.sum.
package tools

import _ "github.com/livekit/livekit-server/cmd/server"
