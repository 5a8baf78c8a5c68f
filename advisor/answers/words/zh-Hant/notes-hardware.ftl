batch = 按放得下的微批（最多 { $most }）× { $tokens } token、開啟梯度檢查點計算；樣本更長則需要更多顯示記憶體。
workload = 時間與費用按 { $samples } 條、{ $epochs } 輪（{ $millions }M token）計算；單卡放不下時多卡切分（ZeRO-3）。
generic = { $model } 按該規模的典型解碼器估算。
