import { Component, type ReactNode } from "react";
import { words } from "./words.ts";

interface GuardProps {
  children: ReactNode;
}

/** A part that fails must not take the room with it. */
export class Guard extends Component<GuardProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className="people">
        <p>{words.partBroken}</p>
        <button type="button" className="btn" onClick={() => this.setState({ isBroken: false })}>
          {words.tryAgain}
        </button>
      </div>
    );
  }
}
