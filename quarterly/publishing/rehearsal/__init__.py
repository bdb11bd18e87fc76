"""A quarter that was published once, run again without a trace: every figure beside the published one."""
