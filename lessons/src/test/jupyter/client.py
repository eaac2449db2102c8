"""A real Jupyter client for the tests: does what it reads, a JSON object per line, and tells what came of it.

{"run": "code", "interrupt": true}  runs a cell; interrupts it once it has shown something
{"complete": "code"}  asks what could stand at the end
{"inspect": "code"}  asks what the last name is
{"history": 3}  asks for the last cells
"""
import json
import sys

from jupyter_client.manager import start_new_kernel

PATIENCE = 300


def run(client, code, interrupt):
    asked = client.execute(code)
    told = {"stream": "", "displays": [], "updates": 0, "result": None, "error": None}
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") != asked:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            told["stream"] += content["text"]
        elif kind == "display_data":
            told["displays"].append(content)
        elif kind == "update_display_data":
            told["updates"] += 1
            told["updated"] = content["transient"]["display_id"]
        elif kind == "execute_result":
            told["result"] = content["data"]
        elif kind == "error":
            told["error"] = {"name": content["ename"], "lines": content["traceback"]}
        elif kind == "status" and content["execution_state"] == "idle":
            break
        if interrupt and kind in ("display_data", "stream"):
            manager.interrupt_kernel()
            interrupt = False
    told["status"] = reply(client, asked)["status"]
    return told


def reply(client, asked):
    while True:
        message = client.get_shell_msg(timeout=PATIENCE)
        if message["parent_header"].get("msg_id") == asked:
            return message["content"]


manager, client = start_new_kernel(kernel_name="facespace", startup_timeout=PATIENCE)
try:
    for line in sys.stdin:
        order = json.loads(line)
        if "run" in order:
            answer = run(client, order["run"], order.get("interrupt", False))
        elif "complete" in order:
            answer = reply(client, client.complete(order["complete"]))
        elif "inspect" in order:
            answer = reply(client, client.inspect(order["inspect"]))
        else:
            answer = reply(client, client.history(raw=True, hist_access_type="tail", n=order["history"]))
        print(json.dumps(answer), flush=True)
finally:
    client.stop_channels()
    manager.shutdown_kernel()
