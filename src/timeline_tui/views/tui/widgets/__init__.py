"""The parts of a screen. Each draws its lines itself; none makes a widget per row."""
