watch-validation = 驗證集損失：訓練損失還在降而它開始升時就停，或退回那個檢查點。
watch-stairs = 每進入新一輪訓練損失就臺階式下降，說明在背資料（過擬合）：減少輪數，或增加不同的資料。
watch-spike = 開頭幾步損失跳升或變 NaN：學習率降到三分之一，或預熱加倍。
watch-flat =
    損失一直不降：先確認{ $adapter ->
        [yes] 適配器已掛上且可訓練
       *[no] 權重可訓練
    }、答案沒有被掩掉，再把學習率提到三倍。
watch-dpo = 損失從 ln 2 = 0.693 開始，chosen 與 rejected 的差距應當增大；chosen 的對數機率明顯下滑時，降低學習率。
watch-chosen = 好壞回答的差距應當增大；好回答的對數機率明顯下滑時，降低學習率。
watch-reward = 平均獎勵應上升，與起始模型的 KL 保持較小，回答長度穩定：長度失控說明在鑽獎勵的空子。
no-model = 沒有說明模型：學習率按 30B 以下給出，其他規模列在旁邊。
method-chosen = 沒有說明方法：這裡按{ $method }給出。
no-samples = 沒有說明樣本數：與之有關的設定按幾萬條給出。
memory-not-computed = 這種訓練目標的顯示記憶體沒有計算，能否放下未知。
starting-points = 這些是公開訓練用過的起點，不是針對你資料的最優值。
ways = 你沒有說明多卡怎樣分擔模型：各存一份（DDP）每卡約 { $copy_gib }，切分（ZeRO-3、FSDP）每卡約 { $shard_gib }。
